package org.sealpost.real;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.sealpost.host.acme.ChallengeRecords;
import org.sealpost.protocol.name.DomainName;

/// The name server that comes with Pebble: every name has the address 127.0.0.1, and other records are set over HTTP.
final class ChallengeDns implements ChallengeRecords, AutoCloseable {
    private final LoopbackPort management;
    private final HttpClient client = HttpClient.newHttpClient();
    private final LoopbackPort dns;
    private final Runnable process;

    private ChallengeDns(LoopbackPort dns, LoopbackPort management, Runnable process) {
        this.dns = dns;
        this.management = management;
        this.process = process;
    }

    static ChallengeDns start(Path folder, Path log) {
        LoopbackPort dns = LoopbackPort.free();
        LoopbackPort management = LoopbackPort.free();
        ChildProcess child = ChildProcess.start(
                folder,
                log,
                "Starting management server",
                "pebble-challtestsrv",
                "-dns01",
                dns.toString(),
                "-http01",
                "",
                "-https01",
                "",
                "-tlsalpn01",
                "",
                "-management",
                management.toString(),
                "-defaultIPv6",
                "");
        return new ChallengeDns(dns, management, child::close);
    }

    /// One that another process has started.
    static ChallengeDns at(LoopbackPort management) {
        return new ChallengeDns(management, management, () -> {});
    }

    LoopbackPort dns() {
        return dns;
    }

    LoopbackPort management() {
        return management;
    }

    void alias(DomainName owner, DomainName target) {
        set("set-cname", "{\"host\":\"%s.\",\"target\":\"%s.\"}".formatted(owner, target));
    }

    @Override
    public Writing place(DomainName at, String text) {
        set("clear-txt", "{\"host\":\"%s.\"}".formatted(at));
        set("set-txt", "{\"host\":\"%s.\",\"value\":\"%s\"}".formatted(at, text));
        return new Writing.Visible();
    }

    @Override
    public Writing remove(DomainName at, String text) {
        set("clear-txt", "{\"host\":\"%s.\"}".formatted(at));
        return new Writing.Visible();
    }

    private void set(String what, String body) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://" + management + "/" + what))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(what + " was answered with " + answer.statusCode());
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        client.close();
        process.run();
    }
}
