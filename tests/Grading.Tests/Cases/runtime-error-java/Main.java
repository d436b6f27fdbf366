public class Main {
    public static void main(String[] arguments) { System.out.println(new int[1][2].length + new int[] { 1 }[arguments.length + 1]); }
}
