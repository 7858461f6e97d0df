package org.sealpost.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.sealpost.host.edge.Edge;
import org.sealpost.host.edge.EdgeLimits;
import org.sealpost.host.edge.EdgeSettings;
import org.sealpost.host.edge.Listener;
import org.sealpost.host.folder.FolderNews;
import org.sealpost.host.folder.FolderProblem;
import org.sealpost.host.folder.FolderWatch;
import org.sealpost.host.folder.PolicyFolder;
import org.sealpost.protocol.name.DomainName;

/// The policy host that [PolicyHost] measures: a folder, watched, behind one listener.
final class PolicyHostServer implements FolderNews {
    private PolicyHostServer() {}

    /// @param arguments the folder and the port
    public static void main(String[] arguments) throws Exception {
        InstantSource clock = InstantSource.system();
        PolicyFolder folder = PolicyFolder.open(Path.of(arguments[0]), clock, new PolicyHostServer());
        EdgeLimits usual = EdgeLimits.usual();
        var limits = new EdgeLimits(usual.times(), usual.sizes(), new EdgeLimits.Numbers(20_000, 20_000, 1_000));
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(arguments[1]));
        var settings = new EdgeSettings(List.of(new Listener.Direct(address)), limits, false, 0, 32_768);
        try (Edge edge = Edge.start(settings, folder.policies(), folder.certificates(), clock);
                FolderWatch watch = FolderWatch.start(folder, Duration.ofMinutes(1))) {
            System.out.printf(
                    "%s serves %d domains, %s%n", edge.bound(), folder.domains().size(), watch);
            new CountDownLatch(1).await();
        }
    }

    @Override
    public void changed(DomainName domain) {
        // All of them are, in the beginning.
    }

    @Override
    public void problem(FolderProblem problem) {
        System.err.println(problem);
    }
}
