package org.sealpost.reports.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.reports.Delivery;

class PileTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int LIMIT = 1_000;

    @TempDir
    private Path folder;

    @Test
    void aFolderIsGoneThroughByName() throws IOException {
        file("b.json", "{}");
        file("a.eml", "From: a@example.org\n\nx\n");
        file("below/c.json.gz", "z");
        file(".hidden", "not this");

        assertThat(sources(folder)).containsExactly("a.eml", "b.json", "below/c.json.gz");
    }

    @Test
    void aMaildirHasItsMailInNewAndCurAndNotInTmp() throws IOException {
        file("new/1.host", "a: b\n\n1");
        file("cur/2.host:2,S", "a: b\n\n2");
        file("tmp/3.host", "half a mail");
        file("dovecot.index", "the server's");
        file(".Reports/cur/4.host:2,", "a: b\n\n4");
        Files.createDirectories(folder.resolve(".Reports/new"));
        Files.createDirectories(folder.resolve(".Reports/tmp"));

        assertThat(sources(folder)).containsExactly(".Reports/cur/4.host:2,", "cur/2.host:2,S", "new/1.host");
    }

    @Test
    void aLinkInsideIsNotFollowed() throws IOException {
        file("a.json", "{}");
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("elsewhere.json"), Path.of("/etc/hostname"));

        assertThat(sources(folder)).containsExactly("a.json");
    }

    @Test
    void whatIsTooLargeIsSaidAndNotRead() throws IOException {
        Path large = file("large.eml", "x".repeat(LIMIT + 1));

        assertThat(items(large)).containsExactly(new Item.TooLarge(large.toString(), LIMIT + 1));
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(items(folder.resolve("missing")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Unreadable.class,
                        item -> assertThat(item.problem()).isEqualTo("there is no such file or folder"));
    }

    @Test
    void aFileCameWhenItWasLastWrittenButNeverLaterThanNow() throws IOException {
        Path old = file("old.json", "{}");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
        Path ahead = file("ahead.json", "{}");
        Files.setLastModifiedTime(ahead, FileTime.from(Instant.parse("2027-01-01T00:00:00Z")));

        assertThat(read(old).getFirst().at()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(read(ahead).getFirst().at()).isEqualTo(NOW);
    }

    @Test
    void aMailboxFileIsSplitWhereAMailBegins() throws IOException {
        Path mbox = file("mbox", """
                From a@example.org Thu Nov  5 08:09:10 2026
                Subject: one

                From here on it is text, and so is this.

                >From the quoted line one mark goes away
                >>From this one too

                From b@example.org Fri Nov 13 00:00:01 2026
                Subject: two

                end
                """);

        List<Delivery> mails = read(mbox);

        assertThat(mails).hasSize(2);
        assertThat(mails.getFirst().octets().latin1()).isEqualTo("""
                Subject: one

                From here on it is text, and so is this.

                From the quoted line one mark goes away
                >From this one too
                """);
        assertThat(mails.getLast().octets().latin1()).isEqualTo("Subject: two\n\nend\n");
        assertThat(mails)
                .extracting(Delivery::at)
                .containsExactly(Instant.parse("2026-11-05T08:09:10Z"), Instant.parse("2026-11-13T00:00:01Z"));
        assertThat(mails.getLast().source()).isEqualTo(mbox + "#2");
    }

    @Test
    void aMailThatIsTooLargeTakesNoneOfItsNeighboursWithIt() throws IOException {
        String separator = "From a@example.org Thu Nov  5 08:09:10 2026\n";
        Path mbox = file(
                "mbox",
                separator + "a: b\n\n1\n\n" + separator + "a: b\n\n" + "y".repeat(3 * LIMIT) + "\n\n" + separator
                        + "a: b\n\n3\n");

        assertThat(items(mbox))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(Item.Read.class),
                        second -> assertThat(second).isInstanceOf(Item.TooLarge.class),
                        third -> assertThat(third).isInstanceOf(Item.Read.class));
    }

    @Test
    void aLineAsLongAsTheFileIsReadInPieces() throws IOException {
        Path mbox = file("mbox", "From a@example.org Thu Nov  5 08:09:10 2026\na: " + ">From ".repeat(60_000) + "\n");

        assertThat(new Pile(List.of(mbox), NOW, 1 << 20)).satisfies(pile -> {
            List<Item> items = new ArrayList<>();
            pile.each(items::add);
            assertThat(items)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Item.Read.class,
                            item -> assertThat(item.delivery().octets().length())
                                    .isEqualTo(360_004));
        });
    }

    @Test
    void itemsAreCountedWithoutReadingThem() throws IOException {
        file("a.json", "{}");
        file("mbox", "From a@b Thu Nov  5 08:09:10 2026\nx: y\n\n1\n\nFrom a@b Thu Nov  5 08:09:10 2026\nx: y\n\n2\n");

        assertThat(pile(folder, folder.resolve("missing")).count()).isEqualTo(4);
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Pile pile(Path... paths) {
        return new Pile(List.of(paths), NOW, LIMIT);
    }

    private static List<Item> items(Path path) {
        List<Item> items = new ArrayList<>();
        pile(path).each(items::add);
        return items;
    }

    private static List<Delivery> read(Path path) {
        return items(path).stream().map(item -> ((Item.Read) item).delivery()).toList();
    }

    private List<String> sources(Path path) {
        return read(path).stream()
                .map(delivery -> folder.relativize(Path.of(delivery.source())).toString())
                .toList();
    }
}
