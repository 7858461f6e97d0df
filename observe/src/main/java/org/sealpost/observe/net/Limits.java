package org.sealpost.observe.net;

import java.time.Duration;

/// How much of a hostile or endless world is looked at. What a limit cut off is always named in the facts.
///
/// @param perDomain the time for all parts of one domain together
/// @param connect the time for one TCP connection
/// @param dnsTry the time one resolver has for the first try; each further round of tries gives it twice as much
/// @param dnsQuestion the time for one question over all tries and resolvers
/// @param policy the time for one try of the policy fetch, from the start of the connection (RFC 8461 §3.3 proposes
/// a minute)
/// @param policyBytes the size of a policy body (RFC 8461 §3.3 proposes 64 KiB)
/// @param headerBytes the size of an HTTP header section, and of one SMTP reply
/// @param smtpBanner the time for the greeting, which some servers hold back on purpose
/// @param smtpStep the time for each later SMTP reply
/// @param tlsHandshake the time for a TLS handshake
/// @param mxHosts how many MX hosts are looked at
/// @param addressesPerHost how many addresses of one host are tried
/// @param aliasDepth how many CNAMEs are followed
/// @param connectionsPerAddress how many connections one address and port sees at once; SMTP is always one at a
/// time
public record Limits(
        Duration perDomain,
        Duration connect,
        Duration dnsTry,
        Duration dnsQuestion,
        Duration policy,
        int policyBytes,
        int headerBytes,
        Duration smtpBanner,
        Duration smtpStep,
        Duration tlsHandshake,
        int mxHosts,
        int addressesPerHost,
        int aliasDepth,
        int connectionsPerAddress) {
    /// The values used when nothing is configured.
    public static final Limits DEFAULT = new Limits(
            Duration.ofSeconds(150),
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            64 * 1024,
            16 * 1024,
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(15),
            20,
            8,
            8,
            4);

    /// The same with another time for a whole domain; no single step may take longer.
    public Limits withPerDomain(Duration time) {
        return new Limits(
                time,
                shorter(connect, time),
                shorter(dnsTry, time),
                shorter(dnsQuestion, time),
                shorter(policy, time),
                policyBytes,
                headerBytes,
                shorter(smtpBanner, time),
                shorter(smtpStep, time),
                shorter(tlsHandshake, time),
                mxHosts,
                addressesPerHost,
                aliasDepth,
                connectionsPerAddress);
    }

    /// The same with other limits for the policy fetch.
    public Limits withPolicy(Duration time, int bytes) {
        return new Limits(
                perDomain,
                connect,
                dnsTry,
                dnsQuestion,
                time,
                bytes,
                headerBytes,
                smtpBanner,
                smtpStep,
                tlsHandshake,
                mxHosts,
                addressesPerHost,
                aliasDepth,
                connectionsPerAddress);
    }

    /// The same with other times for SMTP.
    public Limits withSmtp(Duration banner, Duration step) {
        return new Limits(
                perDomain,
                connect,
                dnsTry,
                dnsQuestion,
                policy,
                policyBytes,
                headerBytes,
                banner,
                step,
                tlsHandshake,
                mxHosts,
                addressesPerHost,
                aliasDepth,
                connectionsPerAddress);
    }

    /// The same with other times for connecting and for the TLS handshake.
    public Limits withConnect(Duration tcp, Duration tls) {
        return new Limits(
                perDomain,
                tcp,
                dnsTry,
                dnsQuestion,
                policy,
                policyBytes,
                headerBytes,
                smtpBanner,
                smtpStep,
                tls,
                mxHosts,
                addressesPerHost,
                aliasDepth,
                connectionsPerAddress);
    }

    /// The same with other times for DNS.
    public Limits withDns(Duration oneTry, Duration question) {
        return new Limits(
                perDomain,
                connect,
                oneTry,
                question,
                policy,
                policyBytes,
                headerBytes,
                smtpBanner,
                smtpStep,
                tlsHandshake,
                mxHosts,
                addressesPerHost,
                aliasDepth,
                connectionsPerAddress);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
