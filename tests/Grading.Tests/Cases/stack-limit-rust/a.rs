fn deep(n: &mut u64) -> u64 {
    let mut here = [*n + 1; 64];
    deep(&mut here[std::hint::black_box(7)]) + here[3]
}

fn main() {
    println!("{}", deep(&mut 0));
}
