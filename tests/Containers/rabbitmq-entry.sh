#!/bin/sh
# Entry point of the RabbitMQ image that make-images.sh makes. User and password come in the variables of the ordinary image.
set -eu
cd /home
mkdir mnesia log
printf 'default_user = %s\ndefault_pass = %s\n' "${RABBITMQ_DEFAULT_USER:?}" "${RABBITMQ_DEFAULT_PASS:?}" >rabbitmq.conf
printf 'disk_free_limit.absolute = 50MB\nloopback_users = none\nlog.console = true\n' >>rabbitmq.conf
printf '[].' >enabled_plugins
: >none.conf
export RABBITMQ_MNESIA_BASE=/home/mnesia RABBITMQ_LOG_BASE=/home/log RABBITMQ_PID_FILE=/home/pid \
  RABBITMQ_CONF_ENV_FILE=/home/none.conf RABBITMQ_CONFIG_FILE=/home/rabbitmq.conf RABBITMQ_ENABLED_PLUGINS_FILE=/home/enabled_plugins
exec /usr/lib/rabbitmq/bin/rabbitmq-server
