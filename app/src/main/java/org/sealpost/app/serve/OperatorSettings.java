package org.sealpost.app.serve;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.app.access.Permission;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.OperatorPage;
import org.sealpost.app.page.SettingsFrame;
import org.sealpost.app.page.template.JteoperatorGenerated;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.Destination;
import org.sealpost.protocol.tlsrpt.TlsRptRecord;
import org.sealpost.publish.emit.ZoneText;

/// What the operator set up for all, as a tenant may know it: who writes DNS records, and where reports are taken.
final class OperatorSettings {
    /// Stands in a URI for the domain that the record is for.
    private static final String DOMAIN = "{domain}";

    private static final int AT_ONCE = 50;

    private final SettingsPages pages;
    private final FleetStore fleet;
    private final SettingsDesk.Operator operator;

    OperatorSettings(SettingsPages pages, Door door) {
        this.pages = pages;
        this.fleet = door.fleet();
        this.operator = door.settings().operator();
    }

    void addTo(Routes routes) {
        routes.get(
                SettingsSection.DNS.address(),
                call -> pages.guard().let(call, Permission.MANAGE_CREDENTIALS, this::writers));
        routes.get(
                SettingsSection.INTAKE.address(),
                call -> pages.guard().let(call, Permission.MANAGE_INTAKE, this::intake));
    }

    private Reply writers(Guard.Visit visit) {
        var page = new OperatorPage(
                operator.writers().stream()
                        .map(writer -> new OperatorPage.Line(writer.title(), writer.how(), ""))
                        .toList(),
                "Nobody can write records from here: what a plan asks for is set by hand. The operator names a provider"
                        + " by the variables of its credentials, or a command in sealpost.yaml.",
                Optional.empty());
        return shown(visit, SettingsSection.DNS, page);
    }

    private Reply intake(Guard.Visit visit) {
        Call call = visit.call();
        List<WatchedDomain> domains = operator.rua().isEmpty()
                ? List.of()
                : fleet.domains()
                        .list(visit.tenant().word(), call.query().one("after").orElse(""), AT_ONCE + 1);
        var page = new OperatorPage(
                domains.stream().limit(AT_ONCE).map(each -> line(each.domain())).toList(),
                operator.rua().isEmpty()
                        ? "The operator has not said where reports are taken (--rua)."
                        : "No domains are watched here yet.",
                domains.size() > AT_ONCE
                        ? Optional.of(SettingsSection.INTAKE.address() + "?after="
                                + domains.get(AT_ONCE - 1).domain())
                        : Optional.empty());
        return shown(visit, SettingsSection.INTAKE, page);
    }

    private OperatorPage.Line line(DomainName domain) {
        List<Destination> rua = operator.rua().stream()
                .map(each -> Destination.of(each.replace(DOMAIN, domain.ascii())))
                .toList();
        String arrives = rua.stream()
                .map(each -> switch (each) {
                    case Destination.Mail(var _, String address, var _) -> "by mail at " + address;
                    case Destination.Https(var _, DomainName host) -> "by HTTPS at " + host.ascii();
                    case Destination.Unusable(String uri) -> "nowhere by " + uri;
                })
                .collect(Collectors.joining(", and "));
        return new OperatorPage.Line(
                domain.ascii(),
                "Reports arrive " + arrives + ".",
                ZoneText.txt(
                        domain.child("_tls").child("_smtp"),
                        TlsRptRecord.of(rua).render()));
    }

    private Reply shown(Guard.Visit visit, SettingsSection here, OperatorPage page) {
        Frame frame = pages.frame(visit.self(), here);
        SettingsFrame settings = pages.settings(visit.self(), here);
        Drawing drawing = (out, none) -> JteoperatorGenerated.render(out, none, frame, settings, page);
        return Reply.html(200, drawing.text());
    }
}
