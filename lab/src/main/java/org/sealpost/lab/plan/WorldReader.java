package org.sealpost.lab.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.lab.dns.DnsFault;
import org.sealpost.lab.dns.Signing;
import org.sealpost.lab.world.Family;
import org.sealpost.lab.world.Looker;
import org.sealpost.lab.world.Looker.Limit;
import org.sealpost.lab.world.Outcome;
import org.sealpost.lab.world.World;
import org.sealpost.lab.world.WorldFault;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// Reads the folder of a world: `world.yaml`, and `zone` and `policy.txt` where they differ from the usual. What a
/// world does not say is as in a healthy domain.
public final class WorldReader {
    private static final List<String> USUAL_EXCHANGES = List.of("mx1.mailprovider.example", "mx2.mailprovider.example");

    private final WorldFiles files;

    public WorldReader(WorldFiles files) {
        this.files = files;
    }

    /// @throws WorldFault when a world is not understood
    public List<WorldPlan> readAll() {
        return files.worlds().stream().map(this::read).toList();
    }

    private WorldPlan read(String name) {
        String label = name + "/world.yaml";
        Settings settings = Settings.read(label, files.text(name, "world.yaml"));
        String domainText = settings.text("domain", name + ".example");
        DomainName domain = DomainName.ofWire(domainText)
                .orElseThrow(() -> settings.fault("domain", "'" + domainText + "' is no domain"));
        boolean provider = settings.flag("provider", false);
        var hosts = new HostReader(domain.ascii(), file -> files.octets(name, file));
        List<MailHost> mail = mail(settings, hosts, provider);
        Octets policy = policy(name, settings, mail, domain);
        List<WebHost> web = new ArrayList<>();
        settings.section("policy-host")
                .ifPresentOrElse(section -> web.add(hosts.web("mta-sts", section, policy)), () -> {
                    if (!provider) {
                        web.add(hosts.web("mta-sts", Settings.read(label, "shared: true"), policy));
                    }
                });
        settings.section("web")
                .ifPresent(section -> section.keys()
                        .forEach(owner ->
                                section.section(owner).ifPresent(host -> web.add(hosts.web(owner, host, policy)))));
        List<NameServerHost> nameServers = settings.sections("name-servers", false).orElse(List.of()).stream()
                .map(hosts::nameServer)
                .toList();
        var plan = new WorldPlan(
                world(name, domain, settings, exchanges(mail, domain)),
                provider,
                dns(name, settings),
                web,
                mail,
                nameServers);
        settings.finish();
        return plan;
    }

    private static World world(String name, DomainName domain, Settings settings, List<String> exchanges) {
        return new World(
                name,
                domain,
                settings.text("title").orElseThrow(() -> settings.fault("title", "a world has a title")),
                settings.word("record", Outcome.class, Outcome.PASS),
                settings.word("verdict", Outcome.class, Outcome.PASS),
                settings.texts("findings").orElse(List.of()),
                settings.texts("near-miss-for").orElse(List.of()),
                settings.sections("before", false).orElse(List.of()).stream()
                        .map(section -> EarlierReader.read(section, domain, exchanges))
                        .toList(),
                settings.section("looker").map(WorldReader::looker).orElse(Looker.USUAL));
    }

    private static Looker looker(Settings settings) {
        Map<Limit, Duration> limits = new LinkedHashMap<>();
        settings.section("limits").ifPresent(section -> {
            section.keyedBy(Limit.class)
                    .forEach((limit, key) ->
                            limits.put(limit, section.duration(key).orElseThrow()));
            section.finish();
        });
        var looker = new Looker(
                limits,
                settings.texts("without").orElse(List.of()),
                settings.has("family")
                        ? Set.of(settings.word("family", Family.class, Family.IPV4))
                        : Looker.USUAL.families(),
                settings.flag("signatures", true),
                settings.texts("dkim-selectors").orElse(List.of()),
                settings.texts("public-resolvers").orElse(List.of()));
        settings.finish();
        return looker;
    }

    private WorldPlan.Dns dns(String name, Settings settings) {
        Optional<Settings> section = settings.section("dns");
        Map<String, DnsFault> faults = new LinkedHashMap<>();
        section.flatMap(s -> s.section("faults"))
                .ifPresent(questions -> questions
                        .keys()
                        .forEach(question ->
                                faults.put(question, questions.word(question, DnsFault.class, DnsFault.SERVFAIL))));
        boolean exists = section.map(s -> s.flag("exists", true)).orElse(true);
        Signing signing = section.map(s -> s.word("signing", Signing.class, Signing.SIGNED))
                .orElse(Signing.SIGNED);
        boolean nsec3 = section.map(s -> s.flag("nsec3", false)).orElse(false);
        section.ifPresent(Settings::finish);
        return new WorldPlan.Dns(
                exists,
                signing,
                nsec3,
                faults,
                files.has(name, "zone") ? files.text(name, "zone") : "",
                settings.texts("without").orElse(List.of()));
    }

    private static List<MailHost> mail(Settings settings, HostReader hosts, boolean provider) {
        Optional<List<Settings>> sections = settings.sections("mx", false);
        List<MailHost> result = new ArrayList<>();
        if (sections.isEmpty()) {
            for (String exchange : provider ? List.<String>of() : USUAL_EXCHANGES) {
                result.add(new MailHost(exchange, 10 * (result.size() + 1), true, List.of(), List.of()));
            }
            return result;
        }
        for (Settings section : sections.get()) {
            int number = result.size() + 1;
            result.add(hosts.mail(section, 10 * number, "mx" + number));
        }
        return result;
    }

    private Octets policy(String name, Settings settings, List<MailHost> mail, DomainName domain) {
        Optional<Settings> section = settings.section("policy");
        if (files.has(name, "policy.txt")) {
            if (section.isPresent()) {
                throw settings.fault("policy", "there is a policy.txt as well");
            }
            return files.octets(name, "policy.txt");
        }
        Octets text = PolicyText.of(section, exchanges(mail, domain));
        section.ifPresent(Settings::finish);
        return text;
    }

    private static List<String> exchanges(List<MailHost> mail, DomainName domain) {
        return mail.isEmpty()
                ? List.of(domain.ascii())
                : mail.stream().map(MailHost::name).toList();
    }
}
