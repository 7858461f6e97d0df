import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/// Puts pictures of pages together for docs/pictures: in light, in dark and on a phone, at half their size.
///
///     java tools/pictures/Pages.java FOLDER
///
/// FOLDER is what `-Dsealpost.pictures` named when the tests looked at the pages (docs/pages.md). Pages that it has no
/// picture of keep the one they have.
final class Pages {
    private static final int GAP = 6;
    private static final Color BETWEEN = new Color(0x8a96a1);

    /// How high, by the name in docs/pictures and the name the tests give.
    private static final Map<String, Map<String, Integer>> PAGES = new TreeMap<>(Map.of(
            "check", Map.of("check", 650),
            "generator", Map.of("generator", 650),
            "fleet", Map.of("fleet", 650),
            "domain", Map.of("brewery", 650),
            "rollout", Map.of("rollout", 650),
            "reports", Map.of("reports", 650),
            "alerts", Map.of("alerts-drift", 530),
            "repair", Map.of("repair-plan", 650),
            "settings", Map.of("settings-account", 650)));

    private Pages() {}

    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[0]);
        Path to = Path.of("docs", "pictures");
        for (var page : PAGES.entrySet()) {
            for (var source : page.getValue().entrySet()) {
                if (Files.exists(from.resolve(source.getKey() + "-phone.png"))) {
                    BufferedImage whole = together(from, source.getKey(), source.getValue());
                    ImageIO.write(whole, "png", to.resolve("pages-" + page.getKey() + ".png").toFile());
                }
            }
        }
    }

    private static BufferedImage together(Path from, String name, int height) throws IOException {
        BufferedImage light = ImageIO.read(from.resolve(name + "-light.png").toFile());
        BufferedImage dark = ImageIO.read(from.resolve(name + "-dark.png").toFile());
        BufferedImage phone = ImageIO.read(from.resolve(name + "-phone.png").toFile());
        int width = (light.getWidth() + dark.getWidth() + phone.getWidth()) / 2 + 3 * GAP;
        var whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = whole.createGraphics();
        canvas.setColor(BETWEEN);
        canvas.fillRect(0, 0, width, height);
        int x = 0;
        for (BufferedImage each : new BufferedImage[] {light, dark, phone}) {
            Image half = each.getScaledInstance(each.getWidth() / 2, each.getHeight() / 2, Image.SCALE_AREA_AVERAGING);
            canvas.drawImage(half, x, 0, null);
            x += each.getWidth() / 2 + GAP;
        }
        canvas.dispose();
        return whole;
    }
}
