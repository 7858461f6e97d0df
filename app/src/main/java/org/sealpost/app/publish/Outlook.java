package org.sealpost.app.publish;

import java.time.Duration;
import org.sealpost.observe.Introduction;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.dns.DnsOptions;
import org.sealpost.observe.dns.ServerDialogue;
import org.sealpost.observe.dns.SystemResolvers;
import org.sealpost.observe.dns.ValidatingDns;
import org.sealpost.observe.https.PolicyFetcher;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.smtp.EhloName;
import org.sealpost.observe.smtp.SmtpProbe;
import org.sealpost.observe.tls.Tls;

/// What a plan and its steps are looked at with: each look is a new one.
public final class Outlook implements AutoCloseable {
    /// For one question to all servers of a zone, one edge, one mail server.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Dialer dialer;
    private final Dns dns;
    private final ServerDialogue dialogue;
    private final PolicyFetcher fetcher;
    private final SmtpProbe probe;

    private Outlook(Dialer dialer, Dns dns, ServerDialogue dialogue, PolicyFetcher fetcher, SmtpProbe probe) {
        this.dialer = dialer;
        this.dns = dns;
        this.dialogue = dialogue;
        this.fetcher = fetcher;
        this.probe = probe;
    }

    /// @throws IllegalArgumentException when the AD bit of a resolver is to be trusted that is not on this machine
    public static Outlook open(ObserverOptions options) {
        DnsOptions asked = options.dns().resolvers().isEmpty()
                ? options.dns().withResolvers(SystemResolvers.find())
                : options.dns();
        Dialer dialer = Dialer.open(options.dialer());
        var tls = new Tls(dialer, options.trust(), options.clock());
        Introduction introduction = options.introduction();
        return new Outlook(
                dialer,
                ValidatingDns.open(asked, options.trust(), options.clock(), dialer),
                new ServerDialogue(dialer),
                new PolicyFetcher(dialer, tls, options.httpsPort(), introduction.userAgent()),
                new SmtpProbe(
                        dialer,
                        tls,
                        introduction.helo().map(EhloName::of).orElseGet(EhloName::ofThisMachine),
                        options.dialer().smtpPort()));
    }

    static Deadline soon() {
        return Deadline.after(PATIENCE);
    }

    public Dialer dialer() {
        return dialer;
    }

    public Dns dns() {
        return dns;
    }

    public ServerDialogue dialogue() {
        return dialogue;
    }

    public PolicyFetcher fetcher() {
        return fetcher;
    }

    SmtpProbe probe() {
        return probe;
    }

    @Override
    public void close() {
        dns.close();
        dialer.close();
    }
}
