package org.sealpost.app.command;

import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which parts of the service run in this process, and the options of those that are commands of their own too.
final class PartsOptions {
    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            converter = ServePart.Converter.class,
            description = "What runs in this process: pages, watch, policy-host, intake, repeatable. Default: pages and"
                    + " watch, and the others when it is said where they listen.")
    private List<ServePart> parts = List.of();

    @Option(
            names = "--host-https",
            paramLabel = "[ADDRESS:]PORT",
            converter = BindConverter.class,
            description = "Serve policies here, as 'sealpost host --https' does.")
    private List<InetSocketAddress> hostHttps = List.of();

    @Mixin
    private PolicyHostOptions host = new PolicyHostOptions();

    @Mixin
    private IntakeOptions intake = new IntakeOptions();

    /// @param pagesNamed whether an option was given that says something of the pages alone
    /// @throws Refusal when an option is about a part that is not to run
    Set<ServePart> chosen(boolean pagesNamed) {
        if (parts.isEmpty()) {
            Set<ServePart> usual = EnumSet.of(ServePart.PAGES, ServePart.WATCH);
            if (hostNamed()) {
                usual.add(ServePart.POLICY_HOST);
            }
            if (intake.named()) {
                usual.add(ServePart.INTAKE);
            }
            return usual;
        }
        Set<ServePart> chosen = EnumSet.copyOf(parts);
        refuse(chosen, ServePart.PAGES, pagesNamed, "--pages, --public-host and --web-proxy");
        refuse(
                chosen,
                ServePart.POLICY_HOST,
                hostNamed(),
                "--host-https, --behind-tls-proxy, --behind-http-proxy," + " --http-challenge, --folder and --acme");
        refuse(chosen, ServePart.INTAKE, intake.named(), "--smtp, --lmtp, --https, --http and --imap");
        return chosen;
    }

    private static void refuse(Set<ServePart> chosen, ServePart part, boolean named, String options) {
        if (named && !chosen.contains(part)) {
            throw new Refusal(
                    ExitCode.USAGE, options + " are about the part " + part.word() + ", which --parts leaves out");
        }
    }

    private boolean hostNamed() {
        return !hostHttps.isEmpty() || host.named();
    }

    List<InetSocketAddress> hostHttps() {
        return hostHttps;
    }

    PolicyHostOptions host() {
        return host;
    }

    IntakeOptions intake() {
        return intake;
    }
}
