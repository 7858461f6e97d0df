package org.sealpost.fleet.watch.channel;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.sealpost.fleet.watch.notice.Message;
import org.sealpost.observe.net.Dialer;

/// Makes channels of targets.
public final class Channels {
    private final Post post;
    private final Optional<MailServer> mail;
    private final MessageText text;
    private final boolean plain;
    private final InstantSource clock;

    /// @param dialer whose guard decides which addresses tenants may name
    /// @param plain whether targets may be `http`, as on a private network
    /// @param mail empty: no mails are sent
    /// @param link where alerts are shown, such as `https://sealpost.example/alerts/`
    public Channels(
            Dialer dialer,
            Names names,
            SSLContext tls,
            boolean plain,
            Optional<MailServer> mail,
            Optional<String> link,
            InstantSource clock) {
        this.post = new Post(dialer, names, tls, "sealpost");
        this.plain = plain;
        this.mail = mail;
        this.text = new MessageText(link);
        this.clock = clock;
    }

    /// One that refuses everything when the target cannot be used.
    public Channel of(Target target) {
        Optional<String> problem = target.problem(plain);
        if (problem.isPresent()) {
            return _ -> new Delivery.Refused(problem.get());
        }
        return switch (target) {
            case Target.Webhook(String url, String secret) ->
                Target.uri(url)
                        .flatMap(uri -> WebhookSignature.read(secret)
                                .<Channel>map(signature -> new WebhookChannel(post, uri, signature, clock)))
                        .orElse(Channels::unusable);
            case Target.Slack(String url) ->
                Target.uri(url)
                        .<Channel>map((URI uri) -> new SlackChannel(post, uri, text))
                        .orElse(Channels::unusable);
            case Target.Teams(String url) ->
                Target.uri(url)
                        .<Channel>map((URI uri) -> new TeamsChannel(post, uri, text))
                        .orElse(Channels::unusable);
            case Target.Mail(var to) ->
                mail.<Channel>map(server -> new MailChannel(server, to, text)).orElse(Channels::withoutMail);
        };
    }

    private static Delivery unusable(Message message) {
        return new Delivery.Refused("the address cannot be used for " + message.id());
    }

    private static Delivery withoutMail(Message message) {
        return new Delivery.Refused("no mail server is configured; not sent: " + message.id());
    }
}
