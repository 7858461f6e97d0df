package org.sealpost.reports.readiness;

import org.sealpost.reports.failure.Side;

/// The rules, the gravest first; each is tested by itself. An id never changes.
public enum RuleCode {
    DANE_OPEN(
            "readiness.dane-open",
            Weight.HOLDS,
            Side.ZONE,
            "A reporter met TLSA records that did not fit, and has not said since that they do.",
            "Mend TLSA records and certificates first: mail is being lost already."),
    CHANGE_UNDER_WAY(
            "readiness.change-under-way",
            Weight.HOLDS,
            Side.POLICY,
            "The hosts of the policy changed a short time ago.",
            "Wait until senders have fetched the new policy before anything else is changed."),
    ROLLBACK(
            "readiness.rollback",
            Weight.HOLDS,
            Side.POLICY,
            "The policy is enforced and mail is being refused.",
            "Publish the policy in mode testing with a new id at once. Senders read it again only "
                    + "when they see the new id and can fetch it."),
    NO_POLICY(
            "readiness.no-policy",
            Weight.STOPS,
            Side.POLICY,
            "No policy is published that asks for anything.",
            "Publish a policy in mode testing and let reports come in."),
    BLOCKING_FAILURE(
            "readiness.blocking-failure",
            Weight.STOPS,
            Side.MAIL_SERVER,
            "Reporters that count tell of sessions that enforce would have stopped.",
            "Mend the cause; the days after that count."),
    PROBE_RED(
            "readiness.probe-red",
            Weight.STOPS,
            Side.MAIL_SERVER,
            "A mail server was not as the policy asks when we looked.",
            "Mend that host; `sealpost check` says how."),
    RECORD_RED(
            "readiness.record-red",
            Weight.STOPS,
            Side.ZONE,
            "The record at _mta-sts was not good when we looked.",
            "Mend the record: without it no sender sees a new policy."),
    MX_NOT_COVERED(
            "readiness.mx-not-covered",
            Weight.STOPS,
            Side.POLICY,
            "An MX host is not among the hosts of the policy; enforce would stop all mail to it.",
            "Add the host to the policy and publish a new id, or take it out of the MX records."),
    POLICY_FETCH(
            "readiness.policy-fetch",
            Weight.STOPS,
            Side.POLICY_HOST,
            "The policy could not be fetched, so it could not be taken back either.",
            "See that the policy host answers everybody, over IPv4 and IPv6."),
    TOLERATED_RATE(
            "readiness.tolerated-rate",
            Weight.STOPS,
            Side.NETWORK,
            "Connections that break off are more than a few.",
            "Look at the load, the limits and the firewall of those hosts."),
    UNPROVEN_FAILURE(
            "readiness.unproven-failure",
            Weight.STOPS,
            Side.MAIL_SERVER,
            "A reporter that does not count tells of failures, and our own look agrees.",
            "Mend that host; `sealpost check` says how."),
    POLICY_UNKNOWN(
            "readiness.policy-unknown",
            Weight.LACKS,
            Side.POLICY,
            "It is not known what has been published.",
            "Run `sealpost check` for the domain every day."),
    PROBES_MISSING(
            "readiness.probes-missing",
            Weight.LACKS,
            Side.REPORTING,
            "Reports never name the hosts where all went well, so every address has to be looked "
                    + "at, day by day; there are too few days.",
            "Schedule `sealpost check` for the domain every day."),
    CERTIFICATE_CHANGED(
            "readiness.certificate-changed",
            Weight.LACKS,
            Side.MAIL_SERVER,
            "A mail server has another certificate, and no look has found it good yet.",
            "Run `sealpost check` for the domain."),
    PLACES(
            "readiness.places",
            Weight.LACKS,
            Side.REPORTING,
            "The policy was not fetched from enough places.",
            "Look from more places, or ask for fewer (`places`)."),
    REPORTING_DOWN(
            "readiness.reporting-down",
            Weight.LACKS,
            Side.ZONE,
            "The record at _smtp._tls is not good, so reports do not come.",
            "Publish the record; `sealpost check` shows its text."),
    SILENCE(
            "readiness.silence",
            Weight.LACKS,
            Side.REPORTING,
            "Every reporter from which reports are expected is silent: it may be our own fault.",
            "See that the record at _smtp._tls names this address first, that mail to it arrives, "
                    + "and that it is not taken for spam."),
    RUN("readiness.run", Weight.LACKS, Side.PERSON, "There are too few days in a row without a bad one.", "Wait."),
    REPORTER_SPREAD(
            "readiness.reporter-spread",
            Weight.LACKS,
            Side.PERSON,
            "Too few reporters that count tell of this domain; each sees the mail of its own " + "users alone.",
            "Wait, or approve a reporter that you know to be a mail provider (`sealpost reports " + "approve`)."),
    VOLUME(
            "readiness.volume",
            Weight.LACKS,
            Side.PERSON,
            "There are too few sessions to say that losses stay within the bound.",
            "Wait; with little mail, four weeks and the word of a person do instead."),
    CONFIRMATION(
            "readiness.confirmation",
            Weight.LACKS,
            Side.PERSON,
            "With so little mail the bound cannot be shown; a person has to take the rest of the " + "risk.",
            "Look at the upper bound and confirm (`sealpost reports confirm`)."),
    GAPS(
            "readiness.gaps",
            Weight.LACKS,
            Side.REPORTING,
            "Too many of the last days are without evidence.",
            "Wait; see that reports arrive."),
    ONE_PLACE(
            "readiness.one-place",
            Weight.NOTES,
            Side.REPORTING,
            "All looks were from one place; elsewhere it may look otherwise.",
            "Look from a second place if you can."),
    ECHO_MODE(
            "readiness.echo-mode",
            Weight.NOTES,
            Side.SENDER,
            "A reporter applied another mode than the one that is published: it still has an " + "older policy.",
            "None."),
    ECHO_ENFORCE(
            "readiness.echo-enforce",
            Weight.NOTES,
            Side.POLICY,
            "A reporter enforces a policy that is published as testing.",
            "See whether enforce was published before, and whether all copies of the policy are " + "the same."),
    OTHER_HOSTS(
            "readiness.other-hosts",
            Weight.NOTES,
            Side.SENDER,
            "A reporter applied a policy with other hosts; its report does not count.",
            "None, when the policy was changed lately; else see whether all copies of it are the " + "same."),
    REPORTER_LOST(
            "readiness.reporter-lost",
            Weight.NOTES,
            Side.ZONE,
            "A reporter that used to apply the policy says that there is none.",
            "See that record and policy can be had from everywhere."),
    WAIVER_VOID(
            "readiness.waiver-void",
            Weight.NOTES,
            Side.PERSON,
            "A waiver is of no effect: it covers none of the failures, or our own look at that " + "host is not good.",
            "Mend what it was meant to cover."),
    TOTAL_MISSING(
            "readiness.total-missing",
            Weight.NOTES,
            Side.SENDER,
            "A report has details of failures and counts none; the details were believed.",
            "None; the reporter should know.");

    /// What an objection does to the answer.
    public enum Weight {
        /// Something is going on; nothing should be changed but to mend it.
        HOLDS,
        /// It is known that it is not safe.
        STOPS,
        /// It cannot be known yet.
        LACKS,
        /// Worth knowing.
        NOTES
    }

    private final String id;
    private final Weight weight;
    private final Side side;
    private final String explanation;
    private final String fix;

    RuleCode(String id, Weight weight, Side side, String explanation, String fix) {
        this.id = id;
        this.weight = weight;
        this.side = side;
        this.explanation = explanation;
        this.fix = fix;
    }

    public String id() {
        return id;
    }

    public Weight weight() {
        return weight;
    }

    /// Who can usually do something about it.
    public Side side() {
        return side;
    }

    public String explanation() {
        return explanation;
    }

    public String fix() {
        return fix;
    }
}
