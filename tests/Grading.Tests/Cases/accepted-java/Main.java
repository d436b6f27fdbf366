import java.util.Scanner;

public class Main {
    record Pair(long a, long b) { }

    public static void main(String[] arguments) throws InterruptedException {
        var in = new Scanner(System.in);
        var pair = new Pair(in.nextLong(), in.nextLong());
        var thread = new Thread(() -> System.out.println(pair.a() + pair.b()));
        thread.start();
        thread.join();
    }
}
