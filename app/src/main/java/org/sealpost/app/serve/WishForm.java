package org.sealpost.app.serve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sealpost.app.page.WishPage;
import org.sealpost.app.page.WishPage.Choice;
import org.sealpost.app.publish.Wish;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.app.web.Fields;
import org.sealpost.observe.net.IpLiteral;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.tlsrpt.Destination;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Ladder;

/// The form of what shall be published: what it says, and how it is shown again.
///
/// @param known what was approved before
/// @param edges where our policy host is
/// @param found hosts that DNS names
record WishForm(
        Fields fields, DomainName domain, Optional<Desired> known, List<IpAddress> edges, Set<DomainName> found) {
    private static final int SHOWN = 120;
    private static final int MOST_HOSTS = 50;
    private static final String REPORTING = "v=TLSRPTv1; rua=";
    private static final String GONE = "gone";

    /// What is wanted, or what is wrong with it.
    record Read(Optional<Wish> wish, List<String> problems) {}

    private boolean sent() {
        return fields.has("mode");
    }

    Read read() {
        List<String> problems = new ArrayList<>();
        List<DomainName> mx = hosts(problems);
        List<IpAddress> addresses = addresses(problems);
        Optional<String> reporting = reporting(problems);
        WishDetails details = details();
        List<MxPattern> patterns = details.patterns(mx, problems);
        Optional<DomainName> target = details.target(problems);
        Optional<DomainName> delegate = details.delegate(problems);
        Optional<Duration> ttl = details.ttl(problems);
        boolean retire = fields.one("mode").filter(GONE::equals).isPresent();
        Optional<Mode> mode = fields.one("mode").flatMap(Mode::parse);
        if (!retire && mode.isEmpty()) {
            problems.add("Choose a mode.");
        }
        Optional<Duration> age = age();
        if (age.isEmpty()) {
            problems.add("Choose how long senders keep the policy.");
        }
        if (mx.isEmpty() && known.isEmpty() && !retire) {
            problems.add("Name the hosts that take the mail.");
        }
        return problems.isEmpty()
                ? new Read(
                        Optional.of(
                                new Wish(mode, mx, patterns, age, retire, reporting, addresses, target, delegate, ttl)),
                        List.of())
                : new Read(Optional.empty(), problems);
    }

    private WishDetails details() {
        return new WishDetails(fields, known);
    }

    private Optional<Duration> age() {
        return fields.one("age")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .filter(age -> age.compareTo(StsPolicy.LONGEST_MAX_AGE) <= 0);
    }

    private List<String> typedHosts() {
        return Arrays.stream(fields.raw("hosts").orElse("").split("[\\s,;]+", -1))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private List<DomainName> hosts(List<String> problems) {
        List<String> typed = new ArrayList<>(fields.all("mx"));
        typed.addAll(typedHosts());
        Set<DomainName> hosts = new LinkedHashSet<>();
        for (String text : typed) {
            if (DomainName.read(text) instanceof DomainNameInput.Valid(DomainName name)) {
                hosts.add(name);
            } else {
                problems.add("'" + Shown.excerpt(text, SHOWN) + "' is not a host name.");
            }
        }
        if (hosts.size() > MOST_HOSTS) {
            problems.add("No more than " + MOST_HOSTS + " hosts.");
        }
        return List.copyOf(hosts);
    }

    private List<IpAddress> addresses(List<String> problems) {
        List<IpAddress> addresses = new ArrayList<>();
        for (String text : fields.raw("addresses").orElse("").split("[\\s,;]+", -1)) {
            if (!text.isEmpty()) {
                IpLiteral.read(text)
                        .ifPresentOrElse(
                                addresses::add,
                                () -> problems.add("'" + Shown.excerpt(text, SHOWN) + "' is not an address."));
            }
        }
        return addresses;
    }

    private Optional<String> reporting(List<String> problems) {
        List<String> uris = new ArrayList<>();
        for (String text : fields.one("rua").orElse("").split(",", -1)) {
            String word = text.strip();
            if (!word.isEmpty()) {
                destination(word)
                        .ifPresentOrElse(
                                destination -> uris.add(destination.uri()),
                                () -> problems.add("'" + Shown.excerpt(word, SHOWN)
                                        + "' is no address for reports, such as mailto:tls-reports@" + domain + "."));
            }
        }
        return uris.isEmpty() ? Optional.empty() : Optional.of(REPORTING + String.join(",", uris));
    }

    private static Optional<Destination> destination(String word) {
        try {
            return Optional.of(Destination.of(word.contains(":") ? word : "mailto:" + word))
                    .filter(destination -> !(destination instanceof Destination.Unusable));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /// The form as it is shown.
    WishPage page(List<String> problems, boolean nothing, String formToken) {
        return new WishPage(
                domain.ascii(),
                sent() ? String.join("\n", typedHosts()) : approvedHosts(),
                strangers(),
                modes(),
                ages(sent() ? age().orElse(Wish.FIRST_AGE) : presentAge()),
                sent() ? fields.one("rua").orElse("") : approvedReporting(),
                sent() ? fields.one("addresses").orElse("") : presentAddresses(),
                details().page(sent()),
                problems,
                nothing,
                known.isEmpty(),
                formToken);
    }

    private String approvedHosts() {
        return known.map(desired -> desired.mx().stream().map(DomainName::ascii).collect(Collectors.joining("\n")))
                .orElse("");
    }

    private List<WishPage.Found> strangers() {
        Set<DomainName> strangers = new TreeSet<>(found);
        known.ifPresent(desired -> strangers.removeAll(desired.mx()));
        List<String> ticked = fields.all("mx");
        return strangers.stream()
                .map(host -> new WishPage.Found(host.ascii(), ticked.contains(host.ascii())))
                .toList();
    }

    private List<Choice> modes() {
        String chosen = sent()
                ? fields.one("mode").orElse("")
                : known.map(desired -> desired.policy()
                                .map(StsPolicy::mode)
                                .map(Mode::word)
                                .orElse(GONE))
                        .orElse(Mode.TESTING.word());
        return List.of(
                choice(Mode.TESTING.word(), "Testing", "Senders deliver all the same, and report.", chosen),
                choice(Mode.ENFORCE.word(), "Enforce", "Senders refuse hosts without a valid certificate.", chosen),
                choice(Mode.NONE.word(), "None", "Senders forget what they hold.", chosen),
                choice(GONE, "Remove MTA-STS", "In the safe order: none is served until all have forgotten.", chosen));
    }

    private static Choice choice(String value, String label, String help, String chosen) {
        return new Choice(value, label, help, value.equals(chosen));
    }

    private Duration presentAge() {
        return known.flatMap(Desired::policy).map(StsPolicy::maxAge).orElse(Wish.FIRST_AGE);
    }

    /// The rungs, and whatever is chosen beside them.
    static List<Choice> ages(Duration chosen) {
        Set<Duration> ages = new TreeSet<>(Ladder.RUNGS);
        ages.add(chosen);
        return ages.stream()
                .map(age -> new Choice(Long.toString(age.toSeconds()), WishForm.words(age), "", age.equals(chosen)))
                .toList();
    }

    /// Such as `7 days`.
    static String words(Duration age) {
        long days = age.toDays();
        return Duration.ofDays(days).equals(age)
                ? Words.count((int) days, "day", "days")
                : age.equals(StsPolicy.LONGEST_MAX_AGE) ? "a year" : age.toSeconds() + " seconds";
    }

    private String approvedReporting() {
        return known.flatMap(Desired::reporting)
                .filter(text -> text.startsWith(REPORTING))
                .map(text -> text.substring(REPORTING.length()))
                .orElse("");
    }

    private String presentAddresses() {
        List<String> approved = known.stream()
                .flatMap(desired -> desired.hosting().address().stream())
                .filter(records -> records.type() != RecordSet.Type.CNAME)
                .flatMap(records -> records.values().stream())
                .toList();
        return String.join(
                ", ",
                known.isPresent()
                        ? approved
                        : edges.stream().map(IpAddress::text).toList());
    }
}
