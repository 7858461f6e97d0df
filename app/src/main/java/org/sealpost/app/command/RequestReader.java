package org.sealpost.app.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.check.TypedDomain;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.generate.Seen;
import org.sealpost.app.render.Shown;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.tlsrpt.Destination;
import org.sealpost.publish.generate.AgePreset;
import org.sealpost.publish.generate.MxInput;
import org.sealpost.publish.generate.Objection;
import org.sealpost.publish.generate.Placement;
import org.sealpost.publish.generate.Placement.PolicyHost;
import org.sealpost.publish.generate.PolicyInput;
import org.sealpost.publish.generate.ProviderTable;
import org.sealpost.publish.generate.ProviderTable.Proposal;
import org.sealpost.publish.generate.Request;
import org.sealpost.publish.generate.Waivers;

/// Makes a request of what the options say, and asks for the rest when somebody is there.
final class RequestReader {
    private final Surroundings surroundings;
    private final DomainName domain;
    private final GenerateOptions options;
    private final Optional<Questions> questions;
    private final Seen seen;
    private final List<Objection> objections = new ArrayList<>();

    /// @param questions empty when nobody is there to be asked
    RequestReader(
            Surroundings surroundings,
            DomainName domain,
            GenerateOptions options,
            Optional<Questions> questions,
            Seen seen) {
        this.surroundings = surroundings;
        this.domain = domain;
        this.options = options;
        this.questions = questions;
        this.seen = seen;
    }

    /// @return empty when something was refused already: see [#objections]
    Optional<Request> read() {
        Optional<StsPolicy> start =
                options.policy().flatMap(file -> start(new PolicyFiles(surroundings.directory()).text(file)));
        if (!objections.isEmpty()) {
            return Optional.empty();
        }
        List<MxPattern> mx = mx(start);
        Mode mode = options.mode().or(() -> start.map(StsPolicy::mode)).orElseGet(this::mode);
        Optional<Duration> age =
                options.maxAge().or(() -> start.map(StsPolicy::maxAge)).or(() -> age(mode));
        List<Destination> rua = options.noReports() ? List.of() : rua();
        Placement placement = placement();
        return objections.isEmpty()
                ? Optional.of(new Request(
                        domain,
                        new Request.Wanted(mode, age, mx),
                        rua,
                        placement,
                        seen.standing(),
                        new Waivers(options.enforceFirst(), reason())))
                : Optional.empty();
    }

    /// What was refused while reading.
    List<Objection> objections() {
        return List.copyOf(objections);
    }

    private Optional<StsPolicy> start(org.sealpost.protocol.Octets text) {
        return switch (PolicyInput.read(text)) {
            case PolicyInput.Policy(var policy) -> Optional.of(policy);
            case PolicyInput.Refused(var why) -> {
                objections.addAll(why);
                yield Optional.empty();
            }
        };
    }

    private List<MxPattern> mx(Optional<StsPolicy> start) {
        if (!options.mx().isEmpty()) {
            return patterns(options.mx());
        }
        List<Proposal> proposals = ProviderTable.propose(seen.standing().mx());
        List<MxPattern> proposed = proposals.stream()
                .flatMap(one -> one.patterns().stream())
                .distinct()
                .toList();
        if (start.isPresent()) {
            return start.get().mx();
        }
        if (options.observedMx() || options.mode().equals(Optional.of(Mode.NONE))) {
            return options.observedMx() ? proposed : List.of();
        }
        return questions.map(asked -> confirmed(asked, proposals, proposed)).orElseGet(this::unconfirmed);
    }

    /// DNS is no proof that a host is meant: who forged it would be in the policy. So nobody takes it unasked.
    private List<MxPattern> unconfirmed() {
        throw new Refusal(
                ExitCode.USAGE,
                "say which hosts take the mail: --mx HOST"
                        + (seen.standing().mx().isEmpty()
                                ? ""
                                : ", or --observed-mx for those that DNS names: "
                                        + String.join(
                                                ", ",
                                                seen.standing().mx().stream()
                                                        .map(DomainName::ascii)
                                                        .toList())));
    }

    private List<MxPattern> confirmed(Questions asked, List<Proposal> proposals, List<MxPattern> proposed) {
        if (!proposed.isEmpty()) {
            asked.tell("Mail for " + domain + " goes to:");
            for (Proposal proposal : proposals) {
                for (DomainName host : proposal.hosts()) {
                    asked.tell("  " + host
                            + proposal.provider().map(name -> " (" + name + ")").orElse(""));
                }
            }
            asked.tell("The policy would allow:");
            proposed.forEach(pattern -> asked.tell("  mx: " + pattern.text()));
        }
        String answer = asked.ask(
                proposed.isEmpty()
                        ? "Which hosts take the mail of " + domain + "?"
                        : "Are these yours, all of them? [y, or the hosts that are]",
                "");
        boolean yes = answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
        if (yes && !proposed.isEmpty()) {
            return proposed;
        }
        if (answer.isEmpty() || answer.equalsIgnoreCase("n") || answer.equalsIgnoreCase("no")) {
            throw new Refusal(ExitCode.USAGE, "no host was confirmed; nothing was made");
        }
        return patterns(List.of(answer.split("[\\s,]+", -1)));
    }

    private List<MxPattern> patterns(List<String> texts) {
        Set<MxPattern> all = new LinkedHashSet<>();
        for (String text : texts) {
            switch (MxInput.read(text)) {
                case MxInput.Pattern(var pattern) -> all.add(pattern);
                case MxInput.Refused(var objection) -> objections.add(objection);
            }
        }
        return List.copyOf(all);
    }

    private Mode mode() {
        Mode usual = seen.standing()
                .policy()
                .map(StsPolicy::mode)
                .filter(mode -> mode != Mode.NONE)
                .orElse(Mode.TESTING);
        return questions
                .map(asked -> {
                    String word = asked.ask("Mode (testing, enforce or none)?", usual.word());
                    return Mode.parse(word.toLowerCase(java.util.Locale.ROOT))
                            .orElseThrow(() -> new Refusal(ExitCode.USAGE, Shown.quoted(word) + " is no mode"));
                })
                .orElse(usual);
    }

    private Optional<Duration> age(Mode mode) {
        // Where somebody should choose: in the other modes a day is right, and what is enforced keeps its age.
        boolean open = mode == Mode.ENFORCE
                && seen.standing()
                        .policy()
                        .filter(policy -> policy.mode() == Mode.ENFORCE)
                        .isEmpty();
        return questions.filter(_ -> open).map(asked -> {
            String text = asked.ask("max_age (such as 1d, 1w, 30d, 1y, or seconds)?", AgePreset.DAY.word());
            return AgePreset.read(text)
                    .orElseThrow(() -> new Refusal(ExitCode.USAGE, Shown.quoted(text) + " is no age"));
        });
    }

    private List<Destination> rua() {
        if (!options.rua().isEmpty()) {
            return options.rua().stream().map(this::destination).toList();
        }
        List<Destination> now = seen.destinations();
        String usual = now.isEmpty()
                ? "tls-reports@" + domain
                : String.join(",", now.stream().map(Destination::uri).toList());
        String answer = questions
                .map(asked -> asked.ask("Where do TLS reports go (an address, or none)?", usual))
                .orElse(usual);
        return answer.equalsIgnoreCase("none")
                ? List.of()
                : List.of(answer.split(",", -1)).stream().map(this::destination).toList();
    }

    private Destination destination(String text) {
        String word = text.strip();
        String uri = word.contains(":") ? word : "mailto:" + word;
        try {
            return Destination.of(uri);
        } catch (IllegalArgumentException noUri) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--rua " + Shown.quoted(text) + " is no address such as tls-reports@example.org or"
                            + " https://reports.example.org/in");
        }
    }

    private Placement placement() {
        DomainName zone = options.zone().map(text -> name("--zone", text)).orElse(domain);
        if (!domain.isAtOrBelow(zone)) {
            throw new Refusal(ExitCode.USAGE, domain + " is not in the zone " + zone);
        }
        if (options.hostAlias().isPresent() && !options.hostAddresses().isEmpty()) {
            throw new Refusal(ExitCode.USAGE, "an alias has no address: --host-alias or --host-address, not both");
        }
        PolicyHost host = options.hostAlias()
                .<PolicyHost>map(text -> new PolicyHost.Alias(name("--host-alias", text)))
                .orElseGet(() -> options.hostAddresses().isEmpty()
                        ? seen.host()
                        : new PolicyHost.At(options.hostAddresses().stream()
                                .map(address -> IpAddress.of(address.getAddress()))
                                .toList()));
        return new Placement(zone, host);
    }

    private DomainName name(String option, String text) {
        return switch (TypedDomain.read(text)) {
            case TypedDomain.Domain(var name) -> name;
            case TypedDomain.None none ->
                throw new Refusal(ExitCode.USAGE, option + " " + DomainArguments.sentence(text, none));
        };
    }

    private Optional<String> reason() {
        options.longTesting().filter(text -> !Waivers.isReason(text)).ifPresent(text -> {
            throw new Refusal(ExitCode.USAGE, "--long-testing takes one line of 1 to 200 printable characters");
        });
        return options.longTesting();
    }
}
