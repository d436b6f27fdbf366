public class Main {
    public static void main(String[] arguments) {
        while (true)
            new Thread(() -> { try { Thread.sleep(60_000); } catch (InterruptedException e) { } }).start();
    }
}
