package org.sealpost.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.check.Checked;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.form.FormFault;
import org.sealpost.app.render.FactsDocuments;
import org.sealpost.app.render.Shown;
import org.sealpost.check.Judge;
import org.sealpost.check.time.Comparison;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sighting;
import org.sealpost.observe.facts.DomainFacts;

/// What `--compare` names: the last check that is kept, or a file with facts.
final class ComparedWith {
    private static final String LAST = "LAST";

    private final Optional<List<DomainFacts>> file;

    private ComparedWith(Optional<List<DomainFacts>> file) {
        this.file = file;
    }

    /// @throws Refusal when the file cannot be read or holds no facts
    static ComparedWith read(String name, Surroundings surroundings) {
        if (name.equals(LAST)) {
            return new ComparedWith(Optional.empty());
        }
        Path path = surroundings.directory().resolve(name);
        try (InputStream in = Files.newInputStream(path)) {
            return new ComparedWith(Optional.of(FactsDocuments.read(in)));
        } catch (FormFault fault) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE,
                    "the file " + Shown.quoted(name) + " holds no facts as check writes them: "
                            + Shown.text(String.valueOf(fault.getMessage())));
        } catch (IOException unreadable) {
            throw new Refusal(ExitCode.INPUT_UNREADABLE, "the file " + Shown.quoted(name) + " cannot be read");
        }
    }

    /// Whether it is a file, so that it needs no history.
    boolean file() {
        return file.isPresent();
    }

    /// The two looks beside each other; empty when there is no earlier one.
    ///
    /// @param past the checks that are kept
    Optional<Comparison> compare(Checked checked, Past past) {
        Optional<Sighting> before = file.map(all -> all.stream()
                        .filter(facts -> facts.domain().equals(checked.facts().domain()))
                        .findFirst()
                        .map(facts -> Sighting.of(facts, Judge.judge(facts))))
                .orElseGet(past::last);
        return before.map(earlier -> Comparison.of(earlier, checked.sighting()));
    }
}
