public class Main {
    static int deep(int n) { return deep(n + 1) + 1; }

    public static void main(String[] arguments) { System.out.println(deep(0)); }
}
