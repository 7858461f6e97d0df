package org.sealpost.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Judge;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.world.World;

/// The last section of each page of `docs/checks`: the worlds where its finding fires and those that come near it.
/// With `-Dsealpost.write=true` it is written, without it is compared.
class WorldsOnPagesTest {
    private static final Path FOLDER = Path.of("..", "docs", "checks");
    private static final boolean WRITE = Boolean.getBoolean("sealpost.write");
    private static final String HEADING = "## Worlds\n";
    private static final int NAMED = 6;
    private static final int WIDTH = 100;

    private static List<World> worlds = List.of();

    @BeforeAll
    static void readTheWorlds() throws IOException {
        try (var lab = Lab.start(LabOptions.at(InstantSource.system()))) {
            worlds = lab.worlds();
        }
    }

    static List<FindingCode> codes() {
        return Judge.codes();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyPageEndsWithItsWorlds(FindingCode code) throws IOException {
        Path page = FOLDER.resolve(code.id() + ".md");
        String text = Files.readString(page);
        int heading = text.indexOf(HEADING);
        String above = heading < 0 ? text + "\n" : text.substring(0, heading);
        String whole = above + section(code.id());
        if (WRITE) {
            Files.writeString(page, whole);
        } else {
            assertThat(text)
                    .as("the section Worlds of %s is made from the worlds; -Dsealpost.write=true writes it", page)
                    .isEqualTo(whole);
        }
    }

    private static String section(String code) {
        return HEADING + "\n" + item("Fires in: ", code, World::findings)
                + item("Near misses: ", code, World::nearMissFor)
                + "\n`sealpost check --lab NAME` shows one of them.\n";
    }

    private static String item(String title, String code, Function<World, List<String>> codes) {
        List<String> names = worlds.stream()
                .filter(world -> codes.apply(world).contains(code))
                .map(World::name)
                .sorted()
                .map(name -> "`" + name + "`")
                .toList();
        String list = names.size() <= NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and others";
        return wrapped("- " + title + list);
    }

    private static String wrapped(String line) {
        var text = new StringBuilder();
        int column = 0;
        for (String word : line.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                text.append("\n  ");
                column = 2;
            } else if (column > 0) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        return text.append('\n').toString();
    }
}
