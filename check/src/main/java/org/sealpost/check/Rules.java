package org.sealpost.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sealpost.check.authentication.AuthenticationCode;
import org.sealpost.check.authentication.AuthenticationDeviations;
import org.sealpost.check.authentication.AuthenticationLookupRule;
import org.sealpost.check.authentication.DkimRule;
import org.sealpost.check.authentication.DmarcRule;
import org.sealpost.check.authentication.SpfLookupRule;
import org.sealpost.check.authentication.SpfRule;
import org.sealpost.check.certificate.CaaRule;
import org.sealpost.check.certificate.CareCode;
import org.sealpost.check.certificate.CareRule;
import org.sealpost.check.certificate.IssuanceCode;
import org.sealpost.check.certificate.RevocationCode;
import org.sealpost.check.certificate.RevocationRule;
import org.sealpost.check.dane.DaneRules;
import org.sealpost.check.mail.MailCode;
import org.sealpost.check.mail.MailRule;
import org.sealpost.check.mail.MxAddressRule;
import org.sealpost.check.mail.MxNameRule;
import org.sealpost.check.mtasts.CertificateCode;
import org.sealpost.check.mtasts.DelegationRule;
import org.sealpost.check.mtasts.HostCode;
import org.sealpost.check.mtasts.HttpCode;
import org.sealpost.check.mtasts.MaxAgeRule;
import org.sealpost.check.mtasts.MisplacedPolicyRule;
import org.sealpost.check.mtasts.ModeRule;
import org.sealpost.check.mtasts.MxMatchRule;
import org.sealpost.check.mtasts.NextMxRule;
import org.sealpost.check.mtasts.PatternRule;
import org.sealpost.check.mtasts.PolicyAgreementRule;
import org.sealpost.check.mtasts.PolicyCertificateRule;
import org.sealpost.check.mtasts.PolicyCode;
import org.sealpost.check.mtasts.PolicyGrammarRule;
import org.sealpost.check.mtasts.PolicyHostRule;
import org.sealpost.check.mtasts.PolicyHttpRule;
import org.sealpost.check.mtasts.RecordCode;
import org.sealpost.check.mtasts.RecordRule;
import org.sealpost.check.mtasts.StrayRecordRule;
import org.sealpost.check.mtasts.StsDeviations;
import org.sealpost.check.nameservers.AgreementRule;
import org.sealpost.check.nameservers.DelegationSetRule;
import org.sealpost.check.nameservers.LameRule;
import org.sealpost.check.nameservers.NameServerCode;
import org.sealpost.check.nameservers.PublicResolverRule;
import org.sealpost.check.nameservers.ReachabilityRule;
import org.sealpost.check.nameservers.SerialRule;
import org.sealpost.check.nameservers.ServerAddressRule;
import org.sealpost.check.nameservers.TcpRule;
import org.sealpost.check.nameservers.TtlRule;
import org.sealpost.check.nameservers.WildcardRule;
import org.sealpost.check.smtp.InjectionRule;
import org.sealpost.check.smtp.MxTlsRule;
import org.sealpost.check.smtp.ReachRule;
import org.sealpost.check.smtp.SmtpCode;
import org.sealpost.check.time.Changes;
import org.sealpost.check.tlsrpt.EndpointRule;
import org.sealpost.check.tlsrpt.ExternalDestinationRule;
import org.sealpost.check.tlsrpt.HostRecordRule;
import org.sealpost.check.tlsrpt.MailboxRule;
import org.sealpost.check.tlsrpt.OldNameRule;
import org.sealpost.check.tlsrpt.ReportingCode;
import org.sealpost.check.tlsrpt.ReportsNotTriedRule;
import org.sealpost.check.tlsrpt.TlsRptCode;
import org.sealpost.check.tlsrpt.TlsRptDeviations;
import org.sealpost.check.tlsrpt.TlsRptRule;
import org.sealpost.check.vantage.FamilyRule;
import org.sealpost.check.vantage.SignatureRule;
import org.sealpost.check.vantage.VantageCode;
import org.sealpost.protocol.TextCode;
import org.sealpost.protocol.mtasts.StsPolicyCode;
import org.sealpost.protocol.mtasts.StsRecordCode;
import org.sealpost.protocol.tlsrpt.TlsRptRecordCode;

/// Every rule and every code there is: the one place where a new one is entered.
final class Rules {
    /// Whether the domain takes mail; the only rules for a domain that does not.
    static final List<Rule> OF_MAIL = List.of(new MailRule());

    private static final List<Rule> OF_MTA_STS_AND_REPORTS = List.of(
            new RecordRule(),
            new DelegationRule(),
            new StrayRecordRule(),
            new SignatureRule(),
            new PolicyHostRule(),
            new PolicyHttpRule(),
            new PolicyGrammarRule(),
            new PolicyAgreementRule(),
            new MisplacedPolicyRule(),
            new ModeRule(),
            new MaxAgeRule(),
            new PolicyCertificateRule(),
            new MailRule(),
            new MxNameRule(),
            new MxAddressRule(),
            new MxMatchRule(),
            new PatternRule(),
            new NextMxRule(),
            new MxTlsRule(),
            new ReachRule(),
            new InjectionRule(),
            new CareRule(false),
            new CareRule(true),
            new CaaRule(false),
            new CaaRule(true),
            new RevocationRule(false),
            new RevocationRule(true),
            new FamilyRule(),
            new TlsRptRule(),
            new MailboxRule(),
            new EndpointRule(),
            new ExternalDestinationRule(),
            new ReportsNotTriedRule(),
            new OldNameRule(),
            new HostRecordRule(),
            new SpfRule(),
            new SpfLookupRule(),
            new DmarcRule(),
            new DkimRule(),
            new AuthenticationLookupRule());

    private static final List<Rule> OF_NAME_SERVERS = List.of(
            new ReachabilityRule(),
            new LameRule(),
            new ServerAddressRule(),
            new TcpRule(),
            new AgreementRule(),
            new SerialRule(),
            new DelegationSetRule(),
            new PublicResolverRule(),
            new TtlRule(),
            new WildcardRule());

    static final List<Rule> ALL = Stream.of(OF_MTA_STS_AND_REPORTS, OF_NAME_SERVERS, DaneRules.all())
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    static List<FindingCode> codes() {
        Stream<FindingCode> deviations = Stream.of(
                        Arrays.stream(StsRecordCode.values()).map(StsDeviations::of),
                        Arrays.stream(StsPolicyCode.values()).map(StsDeviations::of),
                        Arrays.stream(TextCode.values()).map(StsDeviations::of),
                        Arrays.stream(TlsRptRecordCode.values()).map(TlsRptDeviations::of),
                        AuthenticationDeviations.codes())
                .flatMap(codes -> codes);
        Stream<FindingCode> own = Stream.<FindingCode[]>of(
                        RecordCode.values(),
                        HostCode.values(),
                        CertificateCode.values(),
                        HttpCode.values(),
                        PolicyCode.values(),
                        MailCode.values(),
                        SmtpCode.values(),
                        CareCode.values(),
                        IssuanceCode.values(),
                        RevocationCode.values(),
                        DaneRules.codes(),
                        TlsRptCode.values(),
                        ReportingCode.values(),
                        AuthenticationCode.values(),
                        VantageCode.values(),
                        NameServerCode.values(),
                        Changes.codes())
                .flatMap(Arrays::stream);
        return Stream.concat(own, deviations)
                .sorted(Comparator.comparing(FindingCode::aspect).thenComparing(FindingCode::id))
                .toList();
    }
}
