package org.sealpost.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.sealpost.lab.dns.DnsServer;
import org.sealpost.lab.dns.PrimaryServer;
import org.sealpost.lab.dns.Tree;
import org.sealpost.lab.mail.MailServer;
import org.sealpost.lab.net.ConnectMap;
import org.sealpost.lab.net.Listeners;
import org.sealpost.lab.net.Replies;
import org.sealpost.lab.plan.WorldFiles;
import org.sealpost.lab.plan.WorldPlan;
import org.sealpost.lab.plan.WorldReader;
import org.sealpost.lab.reply.ReceivedMessage;
import org.sealpost.lab.reply.Reply;
import org.sealpost.lab.tls.Authority;
import org.sealpost.lab.tls.TlsServer;
import org.sealpost.lab.tls.TlsaRecords;
import org.sealpost.lab.web.WebServer;
import org.sealpost.lab.world.World;

/// The small internet, running: a resolver, name servers, policy hosts and mail servers on loopback sockets of this
/// process.
///
/// Whoever looks at it asks [#dnsServer] with [#trustAnchor], connects by way of [#connectMap], and trusts
/// [#caPem]. Closing it ends every connection at once.
public final class Lab implements AutoCloseable {
    private final Replies replies = new Replies();
    private final Listeners listeners = new Listeners();
    private final Authority authority;
    private final Tree tree;
    private final ConnectMap map;
    private final InetSocketAddress dnsServer;
    private final InetSocketAddress plainDnsServer;
    private final List<World> worlds;
    private final Owner owner;
    private final PrimaryServer primary;

    private Lab(LabOptions options) throws IOException {
        List<WorldPlan> plans = new WorldReader(options.worlds()
                        .map(folder -> WorldFiles.in(folder).besideProvidersOf(WorldFiles.shipped()))
                        .orElseGet(WorldFiles::shipped))
                .readAll();
        worlds = plans.stream()
                .filter(plan -> !plan.provider())
                .map(WorldPlan::world)
                .toList();
        // First of all, so that no other socket of the lab takes the port that was chosen.
        var dns = new DnsServer(listeners, replies);
        dnsServer = dns.start(options.dnsPort());
        var plainDns = new DnsServer(listeners, replies);
        plainDnsServer = plainDns.start(0);
        authority = new Authority(options.clock());
        var tls = new TlsServer(authority, replies);
        var building = new Building(
                listeners,
                replies,
                new WebServer(tls, replies),
                new MailServer(tls, replies),
                new TlsaRecords(authority));
        tree = Tree.of(building.build(plans), options.clock());
        dns.resolve(tree, true);
        plainDns.resolve(tree, false);
        building.serve(tree);
        map = building.map();
        owner = new Owner(tree, building.mailServer(), authority);
        primary = PrimaryServer.start(tree, listeners, replies, options.clock());
    }

    /// Starts every server.
    ///
    /// @throws IOException when a socket cannot be opened
    /// @throws org.sealpost.lab.world.WorldFault when a world is not understood
    public static Lab start(LabOptions options) throws IOException {
        return new Lab(options);
    }

    /// The resolver, UDP and TCP.
    public InetSocketAddress dnsServer() {
        return dnsServer;
    }

    /// A resolver that hands on no signatures.
    public InetSocketAddress plainDnsServer() {
        return plainDnsServer;
    }

    /// The DS of the root, as a line of a zone file.
    public String trustAnchor() {
        return tree.trustAnchor();
    }

    /// Which loopback socket stands for which documentation address. What is not in it cannot be reached.
    public Map<InetSocketAddress, InetSocketAddress> connectMap() {
        return map.asMap();
    }

    /// From now on a server that is not the lab's stands for a documentation address.
    ///
    /// @throws IllegalStateException when another one does
    public void join(InetSocketAddress documented, InetSocketAddress server) {
        map.put(documented, server);
    }

    /// Where every zone below those of one label is written, over TCP; ordinary questions are answered too.
    public InetSocketAddress primaryServer() {
        return primary.address();
    }

    /// The key for it, the text of a file as `tsig-keygen` writes it.
    public String updateKey() {
        return primary.keyFile();
    }

    /// What the owners of the worlds can do while the lab runs.
    public Owner owner() {
        return owner;
    }

    /// The root that signed the sound certificates, as PEM.
    public String caPem() {
        return authority.rootPem();
    }

    /// The domains and what is expected of them, in the order of their names.
    public List<World> worlds() {
        return worlds;
    }

    /// The messages that mail servers took, oldest first; a hundred at most.
    public List<ReceivedMessage> messages() {
        return owner.mailbox().messages();
    }

    /// The wait before each reply of DNS, TLS, HTTP and SMTP from now on.
    public void delay(Duration delay) {
        replies.delay(delay);
    }

    /// The replies since the start or the last [#clearReplies], oldest first.
    public List<Reply> replies() {
        return replies.logged();
    }

    public void clearReplies() {
        replies.clear();
    }

    /// Writes `dns`, `anchor`, `connect-map`, `ca.pem` and `options` into `folder`, made when it is not
    /// there, for a program that looks at this lab.
    ///
    /// @return the options to call it with, as in the file `options`
    public String write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("dns"), ConnectMap.render(dnsServer) + "\n");
        Files.writeString(folder.resolve("anchor"), trustAnchor());
        Files.writeString(folder.resolve("connect-map"), map.render());
        Files.writeString(folder.resolve("ca.pem"), caPem());
        String options = "--resolver " + ConnectMap.render(dnsServer)
                + " --trust-anchor " + folder.resolve("anchor")
                + " --connect-map " + folder.resolve("connect-map")
                + " --ca-file " + folder.resolve("ca.pem");
        Files.writeString(folder.resolve("options"), options + "\n");
        return options;
    }

    @Override
    public void close() {
        replies.close();
        listeners.close();
    }
}
