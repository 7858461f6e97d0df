package org.sealpost.app.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.generate.Seen;
import org.sealpost.app.render.Shown;
import org.sealpost.app.web.Fields;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.Destination;
import org.sealpost.publish.emit.Language;
import org.sealpost.publish.generate.AgePreset;
import org.sealpost.publish.generate.MxInput;
import org.sealpost.publish.generate.Objection;
import org.sealpost.publish.generate.Placement;
import org.sealpost.publish.generate.Request;
import org.sealpost.publish.generate.Waivers;
import org.sealpost.publish.recipe.Target;

/// What the form of the generator says; what it leaves open is filled with what stands and with what suits most.
///
/// @param seen what a look at the domain told
record GeneratorForm(Fields fields, DomainName domain, Seen seen) {
    private static final int SHOWN = 120;

    /// Whether it was sent, and not only opened.
    boolean sent() {
        return fields.has("mode");
    }

    /// Before anything was chosen, those that the policy of today names: they were meant once.
    List<String> mx() {
        return sent()
                ? fields.all("mx").stream().distinct().toList()
                : standing().stream()
                        .flatMap(policy -> policy.mx().stream())
                        .map(MxPattern::text)
                        .toList();
    }

    /// The policy that senders find today.
    Optional<StsPolicy> standing() {
        return seen.standing().policy();
    }

    Mode mode() {
        return fields.one("mode")
                .flatMap(Mode::parse)
                .orElseGet(() -> seen.standing()
                        .policy()
                        .map(StsPolicy::mode)
                        .filter(mode -> mode != Mode.NONE)
                        .orElse(Mode.TESTING));
    }

    /// What is enforced already keeps its age; all else begins with a day.
    Duration age() {
        return fields.one("age")
                .flatMap(AgePreset::read)
                .or(() -> standing()
                        .filter(policy -> policy.mode() == Mode.ENFORCE && mode() == Mode.ENFORCE)
                        .map(StsPolicy::maxAge))
                .orElse(AgePreset.DAY.age());
    }

    boolean enforceFirst() {
        return fields.has("enforce-first");
    }

    /// As it stands in the field.
    String rua() {
        if (sent()) {
            return fields.one("rua").orElse("");
        }
        List<Destination> now = seen.destinations();
        return now.isEmpty()
                ? "mailto:tls-reports@" + domain
                : String.join(", ", now.stream().map(Destination::uri).toList());
    }

    Target target() {
        return fields.one("hosting").flatMap(Target::of).orElse(Target.NGINX);
    }

    Language language() {
        return fields.one("form").flatMap(Language::of).orElse(Language.ZONE);
    }

    /// What is wanted, or what is wrong with it.
    record Read(Optional<Request> request, List<String> problems) {}

    Read read() {
        List<String> problems = new ArrayList<>();
        var patterns = new LinkedHashSet<MxPattern>();
        for (String text : mx()) {
            switch (MxInput.read(text)) {
                case MxInput.Pattern(var pattern) -> patterns.add(pattern);
                case MxInput.Refused(Objection objection) -> problems.add(GeneratorWords.objection(objection));
            }
        }
        List<Destination> destinations = new ArrayList<>();
        for (String text : rua().split(",", -1)) {
            String word = text.strip();
            if (!word.isEmpty()) {
                destination(word)
                        .ifPresentOrElse(
                                destinations::add,
                                () -> problems.add("'" + Shown.excerpt(word, SHOWN)
                                        + "' is no address for reports, such as mailto:tls-reports@" + domain + "."));
            }
        }
        return problems.isEmpty()
                ? new Read(
                        Optional.of(new Request(
                                domain,
                                new Request.Wanted(mode(), Optional.of(age()), List.copyOf(patterns)),
                                destinations,
                                new Placement(domain, seen.host()),
                                seen.standing(),
                                new Waivers(enforceFirst(), Optional.empty()))),
                        List.of())
                : new Read(Optional.empty(), problems);
    }

    private static Optional<Destination> destination(String word) {
        try {
            return Optional.of(Destination.of(word.contains(":") ? word : "mailto:" + word));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /// The address of the same form at another path.
    String address(String path, Optional<Language> language) {
        var query = new StringBuilder();
        fields.values().keySet().stream()
                .filter(name -> !name.equals("form"))
                .sorted()
                .forEach(name -> fields.all(name).forEach(value -> add(query, name, value)));
        language.ifPresent(one -> add(query, "form", one.word()));
        return path + "?" + query;
    }

    private static void add(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
