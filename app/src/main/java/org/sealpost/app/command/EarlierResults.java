package org.sealpost.app.command;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.check.Outcome;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What a run that was broken off has left in its file: a result on each line, the last of them perhaps cut.
///
/// @param outcomes of the domains that are done
/// @param octets how much of the file counts; what follows is a line that was cut
record EarlierResults(Map<DomainName, Outcome> outcomes, long octets) {
    private static final JsonFactory JSON = new JsonFactory();

    EarlierResults {
        outcomes = Map.copyOf(outcomes);
    }

    static EarlierResults none() {
        return new EarlierResults(Map.of(), 0);
    }

    /// Those of these domains; the file is kept whole.
    EarlierResults of(Collection<DomainName> domains) {
        var kept = new LinkedHashMap<>(outcomes);
        kept.keySet().retainAll(domains);
        return new EarlierResults(kept, octets);
    }

    /// Of a file that is not there, none.
    ///
    /// @throws Refusal 66 when the file cannot be read, or holds something else
    static EarlierResults read(Path file) {
        if (!Files.exists(file)) {
            return none();
        }
        Map<DomainName, Outcome> outcomes = new LinkedHashMap<>();
        long octets = 0;
        int number = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            Optional<byte[]> line = line(in);
            while (line.isPresent()) {
                number++;
                octets += line.get().length + 1L;
                take(outcomes, line.get(), file, number);
                line = line(in);
            }
        } catch (IOException unreadable) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE, "the file " + Shown.quoted(file.toString()) + " cannot be read");
        }
        return new EarlierResults(outcomes, octets);
    }

    /// The next line without its end; empty when none is whole any more.
    private static Optional<byte[]> line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        int octet = in.read();
        while (octet >= 0 && octet != '\n') {
            line.write(octet);
            octet = in.read();
        }
        return octet < 0 ? Optional.empty() : Optional.of(line.toByteArray());
    }

    private static void take(Map<DomainName, Outcome> outcomes, byte[] line, Path file, int number) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            Optional<DomainName> domain = Optional.empty();
            Optional<Outcome> outcome = Optional.empty();
            if (json.nextToken() == JsonToken.START_OBJECT) {
                // What counts, changes included, stands behind the outcome where it is known.
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    if (domain.isPresent() && outcome.isPresent() && !name.equals("outcome_with_changes")) {
                        break;
                    }
                    json.nextToken();
                    switch (name) {
                        case "domain" -> domain = domain(String.valueOf(json.getString()));
                        case "outcome", "outcome_with_changes" -> outcome = outcome(String.valueOf(json.getString()));
                        default -> json.skipChildren();
                    }
                }
            }
            outcomes.put(
                    domain.orElseThrow(() -> foreign(file, number)), outcome.orElseThrow(() -> foreign(file, number)));
        } catch (JacksonException otherwise) {
            throw foreign(file, number);
        }
    }

    private static Optional<DomainName> domain(String text) {
        return DomainName.read(text) instanceof DomainNameInput.Valid(var name) ? Optional.of(name) : Optional.empty();
    }

    private static Optional<Outcome> outcome(String word) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> ReportFormat.word(outcome).equals(word))
                .findFirst();
    }

    private static Refusal foreign(Path file, int number) {
        return new Refusal(
                ExitCode.INPUT_UNREADABLE,
                "line " + number + " of the file " + Shown.quoted(file.toString()) + " is no result of a check");
    }
}
