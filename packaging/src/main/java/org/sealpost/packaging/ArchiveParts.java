package org.sealpost.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.sealpost.app.command.Program;
import org.sealpost.app.command.Surroundings;
import picocli.CommandLine;

/// Run by the build with the jars of the archive on the class path: makes what the archive holds beside them.
///
/// @param parts the list of parts of the Maven plugin
/// @param licences the folder with what is decided about licences
/// @param to where it goes; made anew
/// @param sources of when the sources are
record ArchiveParts(Path parts, Path licences, Path to, Instant sources) {
    /// Arguments: the components of this record.
    public static void main(String[] arguments) throws IOException {
        // picocli sorts by it, and the program runs with it.
        Locale.setDefault(Locale.ROOT);
        try {
            new ArchiveParts(
                            Path.of(arguments[0]),
                            Path.of(arguments[1]),
                            Path.of(arguments[2]),
                            Instant.parse(arguments[3]))
                    .make(Jars.of(System.getProperty("java.class.path")), System.getProperty("picocli.version", ""));
        } catch (PackagingFault fault) {
            System.err.println("packaging: " + fault.getMessage());
            System.exit(1);
        }
    }

    private void make(Jars jars, String picocli) throws IOException {
        clear();
        Path lib = Files.createDirectories(to.resolve("lib"));
        Files.writeString(lib.resolve("build"), jars.build() + "\n");

        PartList list = PartList.read(parts);
        Licences terms = Licences.read(licences);
        List<Bundled> bundled = terms.bundled(picocli);
        terms.write(to, list.components(), bundled, jars);
        list.with(bundled).write(to.resolve("sbom.cdx.json"));

        CommandLine command = commands();
        Path share = to.resolve("share");
        ManPages.of(sources, version(jars)).write(share.resolve("man/man1"), command);
        Completion.write(share, command);
    }

    private void clear() throws IOException {
        if (Files.exists(to)) {
            try (Stream<Path> old = Files.walk(to)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static String version(Jars jars) throws IOException {
        return jars.text("sealpost-app", "org/sealpost/app/command/version.txt").strip();
    }

    /// The commands as the program has them; none of them is run.
    private CommandLine commands() {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Program(new Surroundings(
                        new ByteArrayInputStream(new byte[0]),
                        nowhere,
                        nowhere,
                        Map.of(),
                        to,
                        InstantSource.fixed(sources),
                        false))
                .commandLine();
    }
}
