package org.sealpost.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.dns.DnsOptions;
import org.sealpost.observe.dns.OtherResolver;
import org.sealpost.observe.dns.ServerDialogue;
import org.sealpost.observe.dns.Signatures;
import org.sealpost.observe.dns.SystemResolvers;
import org.sealpost.observe.dns.ValidatingDns;
import org.sealpost.observe.facts.AuthenticationFacts;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MailFacts;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.PolicyHostFacts;
import org.sealpost.observe.facts.ReportingFacts;
import org.sealpost.observe.facts.Vantage;
import org.sealpost.observe.https.EndpointProbe;
import org.sealpost.observe.https.MisplacedPolicies;
import org.sealpost.observe.https.PolicyFetcher;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.Family;
import org.sealpost.observe.net.Limits;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.observe.smtp.EhloName;
import org.sealpost.observe.smtp.SmtpProbe;
import org.sealpost.observe.tls.Tls;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;

/// Looks at domains: all parts of one at the same time, each on threads of its own, and any number of domains at
/// once.
///
/// Domains that share MX hosts share what was seen of them: an observer talks to each address once, so it is for one
/// run and not for a watch that goes on.
///
/// A part that is slow or broken takes nothing from the others. When the time for a domain is over, what is not
/// known by then stays unknown.
public final class Observer implements AutoCloseable {
    /// What leaves room for the names of the records below the domain.
    public static final int LONGEST_DOMAIN = 253 - "_smtp-tlsrpt.".length();

    private final ObserverOptions options;
    private final Dialer dialer;
    private final boolean ownDialer;
    private final Dns dns;
    private final RecordLook records;
    private final PolicyLook policies;
    private final MailLook mail;
    private final ReportLook reports;
    private final AuthenticationLook authentication;
    private final NameServerLook nameServers;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("observe-", 0).factory());

    private Observer(ObserverOptions options, Dialer dialer, boolean ownDialer) {
        this.options = options;
        this.dialer = dialer;
        this.ownDialer = ownDialer;
        var tls = new Tls(dialer, options.trust(), options.clock());
        var _ = threads.submit(tls::warmUp);
        var _ = threads.submit(Signatures::warmUp);
        this.dns = ValidatingDns.open(resolved(options.dns()), options.trust(), options.clock(), dialer);
        var introduction = options.introduction();
        var ehloName = introduction.helo().map(EhloName::of).orElseGet(EhloName::ofThisMachine);
        Limits limits = options.dialer().limits();
        this.records = new RecordLook(dns, threads);
        this.policies = new PolicyLook(
                dns,
                new PolicyFetcher(dialer, tls, options.httpsPort(), introduction.userAgent()),
                new MisplacedPolicies(dialer, tls, options.httpsPort(), introduction.userAgent()),
                limits,
                threads);
        this.mail = new MailLook(
                dns,
                new TlsaLook(dns, !options.without().contains(Part.DANE), threads),
                new SharedProbes(
                        new SmtpProbe(dialer, tls, ehloName, options.dialer().smtpPort())::probe),
                !options.without().contains(Part.SMTP),
                limits,
                threads);
        this.reports = new ReportLook(
                dns, new EndpointProbe(dialer, tls, options.httpsPort(), introduction.userAgent()), limits, threads);
        this.authentication = new AuthenticationLook(dns, new DkimLook(dns, options.dkimSelectors(), threads), threads);
        this.nameServers = new NameServerLook(
                dns.zones(),
                new ServerDialogue(dialer),
                options.dns().publicResolvers().stream()
                        .map(resolver -> new OtherResolver(resolver, dialer, options.trust()))
                        .toList(),
                options.without(),
                threads);
    }

    private static DnsOptions resolved(DnsOptions dns) {
        return dns.resolvers().isEmpty() ? dns.withResolvers(SystemResolvers.find()) : dns;
    }

    /// @throws IllegalArgumentException when the AD bit of a resolver is to be trusted that is not on this machine
    public static Observer open(ObserverOptions options) {
        return new Observer(options, Dialer.open(options.dialer()), true);
    }

    /// The same over a dialer that others use too, whose limits then hold for all together, and whose options are its
    /// own. It stays open.
    ///
    /// @throws IllegalArgumentException when the AD bit of a resolver is to be trusted that is not on this machine
    public static Observer over(Dialer dialer, ObserverOptions options) {
        return new Observer(options, dialer, false);
    }

    /// Everything that can be seen of the domain now.
    ///
    /// @throws IllegalArgumentException when the domain has more than [#LONGEST_DOMAIN] octets: no record can be
    /// below it
    public DomainFacts observe(DomainName domain, ObservationListener listener) {
        if (domain.ascii().length() > LONGEST_DOMAIN) {
            throw new IllegalArgumentException("no record can be below " + domain);
        }
        Instant observedAt = options.clock().instant();
        long start = System.nanoTime();
        var watch = new Watch(
                domain,
                Deadline.after(dialer.limits().of(Step.PER_DOMAIN)),
                listener,
                hostReports(),
                new CaaLook(dns, true, threads));
        Running<RecordLook.Seen> record = Running.start(threads, () -> record(watch));
        Running<PolicyHostFacts> policy = Running.start(threads, () -> policy(watch, record));
        Running<MailFacts> mx = Running.start(threads, () -> mail(watch));
        Running<Lookup<TxtRecord>> tlsRpt = Running.start(threads, () -> tlsRpt(watch));
        Running<AuthenticationFacts> signs = Running.start(threads, () -> authentication(watch));
        Running<ReportingFacts> reporting = Running.start(threads, () -> reporting(watch, tlsRpt));

        Asking servers = nameServers.start(watch);

        DomainFacts unseen = NotLooked.OUT_OF_TIME.domain(domain, observedAt, vantage());
        RecordLook.Seen seen = record.result(watch.deadline(), noRecord(NotLooked.OUT_OF_TIME, domain));
        DomainFacts facts = unseen.withRecord(seen.right(), seen.stray())
                .withPolicyHost(policy.result(watch.deadline(), unseen.policyHost()))
                .withMail(mx.result(watch.deadline(), unseen.mail()))
                .withTlsRpt(tlsRpt.result(watch.deadline(), unseen.tlsRptTxt()))
                .withReporting(reporting
                        .result(watch.deadline(), unseen.reporting())
                        .withOfHosts(watch.hostReports().results(watch.deadline())))
                .withAuthentication(signs.result(watch.deadline(), unseen.authentication()))
                .withIssuance(watch.caa().results(watch.deadline()))
                .withNameServers(servers.result(watch, options.dns().grace()));
        return facts.withVantage(vantage()).withTook(Duration.ofNanos(System.nanoTime() - start));
    }

    private HostReports hostReports() {
        return new HostReports(dns, !leftOut(Part.TLS_RPT), threads);
    }

    /// Where mail for the domain would go if its MX records named `hosts`, the first of them preferred: the records
    /// are made up, as secure as those that there are, and everything about the hosts is seen.
    public MailFacts observeMail(DomainName domain, List<DomainName> hosts, ObservationListener listener) {
        var watch = new Watch(
                domain,
                Deadline.after(dialer.limits().of(Step.PER_DOMAIN)),
                listener,
                hostReports(),
                new CaaLook(dns, false, threads));
        return watch.part(Part.SMTP, () -> mail.look(watch, hosts));
    }

    private RecordLook.Seen record(Watch watch) {
        return leftOut(Part.RECORD)
                ? noRecord(NotLooked.LEFT_OUT, watch.domain())
                : watch.part(Part.RECORD, () -> records.look(watch));
    }

    private PolicyHostFacts policy(Watch watch, Running<RecordLook.Seen> record) {
        return leftOut(Part.POLICY)
                ? NotLooked.LEFT_OUT.policyHost(PolicyLook.host(watch.domain()))
                : watch.part(Part.POLICY, () -> policies.look(watch, record));
    }

    private MailFacts mail(Watch watch) {
        if (leftOut(Part.MX)) {
            return NotLooked.LEFT_OUT.mail(watch.domain());
        }
        return leftOut(Part.SMTP) ? mail.look(watch) : watch.part(Part.SMTP, () -> mail.look(watch));
    }

    private Lookup<TxtRecord> tlsRpt(Watch watch) {
        DomainName name = tlsRptName(watch.domain());
        return leftOut(Part.TLS_RPT)
                ? NotLooked.LEFT_OUT.lookup(name, "TXT")
                : watch.part(Part.TLS_RPT, () -> dns.txt(name, watch.deadline()));
    }

    private ReportingFacts reporting(Watch watch, Running<Lookup<TxtRecord>> record) {
        return leftOut(Part.TLS_RPT) ? NotLooked.LEFT_OUT.reporting(watch.domain()) : reports.look(watch, record);
    }

    private AuthenticationFacts authentication(Watch watch) {
        return leftOut(Part.AUTHENTICATION)
                ? NotLooked.LEFT_OUT.authentication(watch.domain())
                : watch.part(Part.AUTHENTICATION, () -> authentication.look(watch));
    }

    private boolean leftOut(Part part) {
        return options.without().contains(part);
    }

    /// RFC 8460 §3.
    private static DomainName tlsRptName(DomainName domain) {
        return domain.child("_smtp._tls");
    }

    private static RecordLook.Seen noRecord(NotLooked why, DomainName domain) {
        return new RecordLook.Seen(why.lookup(domain.child("_mta-sts"), "TXT"), List.of());
    }

    private Vantage vantage() {
        Set<Part> without = options.without();
        return new Vantage(dns.validation(), dialer.reaches(Family.IPV4), dialer.reaches(Family.IPV6), without);
    }

    /// Ends every connection and every thread.
    @Override
    public void close() {
        threads.shutdownNow();
        nameServers.resolvers().forEach(OtherResolver::close);
        dns.close();
        if (ownDialer) {
            dialer.close();
        }
    }
}
