public class Main {
    static int deep(int n) { return n == 0 ? 0 : deep(n - 1) + 1; }

    public static void main(String[] arguments) {
        var in = new java.util.Scanner(System.in);
        System.out.println(in.nextLong() + in.nextLong() + deep(100_000) - 100_000);
    }
}
