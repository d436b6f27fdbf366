# shellcheck shell=bash
# shellcheck disable=SC2154 # root is common.sh's
# Sourced by run.sh: the container engine that answers, or one of its own in a folder, which leaves nothing behind.
# Read by run.sh: how the engine came to be.
# shellcheck disable=SC2034
engine_is=
engine_process=
engine_folder=
engine_group=
# What an engine makes outside its folders, and was not there before.
engine_traces=()

engine_answers() { command -v docker >/dev/null && docker info >/dev/null 2>&1; }

# find_engine FOLDER NAME
find_engine() {
  if engine_answers; then
    engine_is="which was running and stays so"
    return
  fi
  if [[ $EUID -ne 0 ]]; then
    say "No container engine answers, and only root can start one: start one, or run this as root."
    return 1
  fi
  "$root/deploy/local/prepare.sh" --containers || return 1
  if ! command -v dockerd >/dev/null || ! command -v docker >/dev/null; then
    say "No container engine answers, and dockerd or its client docker is not installed."
    return 1
  fi
  start_engine "$1" "$2"
}

start_engine() {
  engine_folder=$1 engine_group=$2
  mkdir -p "$engine_folder"
  printf '{}' >"$engine_folder/config.json"
  local trace
  for trace in /etc/docker/key.json /etc/docker /run/docker/plugins /run/docker /sys/class/net/docker0; do
    [[ -e $trace ]] || engine_traces+=("$trace")
  done
  # Process ids and mounts of its own: when the first process in there ends, the kernel ends all others and undoes the
  # mounts. Its death signal ends it with this script, however that ends.
  setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child --mount-proc \
    dockerd --data-root="$engine_folder/data" --exec-root="$engine_folder/exec" --pidfile="$engine_folder/pid" \
    --host="unix://$engine_folder/socket" --config-file="$engine_folder/config.json" --storage-driver=vfs \
    --iptables=false --ip6tables=false --ip-masq=false --ip-forward=false --cgroup-parent="/$engine_group" \
    >"$engine_folder/log" 2>&1 </dev/null &
  engine_process=$!
  export DOCKER_HOST=unix://$engine_folder/socket
  local deadline=$((SECONDS + 60))
  until engine_answers; do
    if ! kill -0 "$engine_process" 2>/dev/null; then
      say "dockerd does not run on this machine: $(tail -n 1 "$engine_folder/log")"
      return 1
    fi
    if ((SECONDS >= deadline)); then
      say "dockerd did not answer within 60 s: $(tail -n 1 "$engine_folder/log")"
      return 1
    fi
    sleep 0.2
  done
  engine_is="started for this run"
}

stop_engine() {
  [[ -n $engine_process ]] || return 0
  local daemon deadline=$((SECONDS + 15))
  daemon=$(cat "/proc/$engine_process/task/$engine_process/children" 2>/dev/null) || daemon=
  # shellcheck disable=SC2086 # one number, or none
  [[ -z $daemon ]] || kill -TERM $daemon 2>/dev/null || true
  while kill -0 "$engine_process" 2>/dev/null && ((SECONDS < deadline)); do
    sleep 0.1
  done
  kill -KILL "$engine_process" 2>/dev/null || true
  wait "$engine_process" 2>/dev/null || true
  remove_traces
}

remove_traces() {
  local trace
  for trace in "${engine_traces[@]}"; do
    case $trace in
      /sys/class/net/*) [[ ! -e $trace ]] || ip link delete "${trace##*/}" 2>/dev/null || say "the bridge ${trace##*/} is left over" ;;
      *.json) rm -f "$trace" ;;
      *) [[ ! -d $trace ]] || rmdir "$trace" 2>/dev/null || true ;;
    esac
  done
  # Groups vanish by rmdir, the innermost first, once nobody is in them.
  find /sys/fs/cgroup -depth -type d \( -name "$engine_group" -o -path "*/$engine_group/*" \) -exec rmdir {} + 2>/dev/null || true
}
