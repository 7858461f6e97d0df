package org.sealpost.reports.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.Way;

/// Everything below some paths: folders of files, maildirs (`new` and `cur` of each; `tmp` is not finished mail), mbox
/// files, single mails and single reports. It is the same pile each time it is gone through, and links inside of it are
/// not followed.
///
/// @param alias what is said to be the source instead of a path
/// @param now nothing has come later than this
/// @param limit the most octets of one item
public record Pile(List<Path> paths, Optional<String> alias, Instant now, int limit) {
    private static final byte[] MBOX = "From ".getBytes(StandardCharsets.US_ASCII);

    public Pile {
        paths = List.copyOf(paths);
    }

    public Pile(List<Path> paths, Instant now, int limit) {
        this(paths, Optional.empty(), now, limit);
    }

    /// How many items there are; quick, because nothing is read but mbox files.
    public long count() {
        long[] items = {0};
        files(file -> items[0] += isMbox(file) ? Mbox.count(file) : 1, _ -> items[0]++);
        return items[0];
    }

    /// Every item, one after the other.
    public void each(Consumer<Item> reader) {
        files(file -> read(file, reader), reader);
    }

    private void read(Path file, Consumer<Item> reader) {
        String source = alias.orElseGet(file::toString);
        try {
            Instant at = earlier(Files.getLastModifiedTime(file).toInstant(), now);
            if (isMbox(file)) {
                new Mbox(file, source, at, limit).each(reader);
                return;
            }
            long size = Files.size(file);
            reader.accept(
                    size > limit
                            ? new Item.TooLarge(source, size)
                            : new Item.Read(new Delivery(
                                    Way.FILE, source, at, Optional.empty(), Octets.of(Files.readAllBytes(file)))));
        } catch (IOException unreadable) {
            reader.accept(new Item.Unreadable(source, problem(unreadable)));
        }
    }

    private void files(Consumer<Path> each, Consumer<Item> unreadable) {
        for (Path path : paths) {
            if (Files.exists(path)) {
                walk(path, each, unreadable);
            } else {
                unreadable.accept(new Item.Unreadable(path.toString(), "there is no such file or folder"));
            }
        }
    }

    private static void walk(Path path, Consumer<Path> each, Consumer<Item> unreadable) {
        if (!Files.isDirectory(path)) {
            each.accept(path);
            return;
        }
        boolean maildir = Files.isDirectory(path.resolve("cur")) && Files.isDirectory(path.resolve("new"));
        for (Path below : sorted(path, unreadable)) {
            boolean folder = Files.isDirectory(below, LinkOption.NOFOLLOW_LINKS);
            String name = below.getFileName().toString();
            // A maildir has its folders in `.Name`; the files beside `cur` are the server's own.
            boolean wanted = maildir
                    ? folder && !name.equals("tmp")
                    : (folder || Files.isRegularFile(below, LinkOption.NOFOLLOW_LINKS)) && !name.startsWith(".");
            if (wanted) {
                walk(below, each, unreadable);
            }
        }
    }

    private static List<Path> sorted(Path folder, Consumer<Item> unreadable) {
        List<Path> inside = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(inside::add);
        } catch (IOException problem) {
            unreadable.accept(new Item.Unreadable(folder.toString(), problem(problem)));
        }
        inside.sort(Comparator.naturalOrder());
        return inside;
    }

    private static boolean isMbox(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 64)) {
            return Arrays.equals(in.readNBytes(MBOX.length), MBOX);
        } catch (IOException saidWhenItIsRead) {
            return false;
        }
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static String problem(IOException unreadable) {
        return unreadable.getClass().getSimpleName() + " " + unreadable.getMessage();
    }
}
