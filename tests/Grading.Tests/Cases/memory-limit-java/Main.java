import java.util.ArrayList;

public class Main {
    public static void main(String[] arguments) {
        var all = new ArrayList<long[]>();
        while (true)
            all.add(new long[1 << 17]);
    }
}
