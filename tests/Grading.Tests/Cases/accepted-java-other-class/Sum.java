public class Sum {
    static class Inner { }

    public static void main(String[] arguments) {
        var in = new java.util.Scanner(System.in);
        System.out.println(in.nextLong() + in.nextLong());
    }
}
