package org.sealpost.app.api;

/// Why a request is not answered, for programs. The codes stay the same for ever; a new reason gets a new one.
enum Problem {
    MALFORMED(400, "request.malformed", "The request is not as this document says."),
    CURSOR(400, "cursor.malformed", "The cursor is none that was given for this list."),
    DOMAIN(400, "domain.malformed", "A text is no domain that can be looked at."),
    KEY_MALFORMED(400, "key.malformed", "The Idempotency-Key is empty, too long, or has odd characters."),
    TOKEN_MISSING(401, "token.missing", "Nobody has signed in: the request has no token."),
    TOKEN_INVALID(401, "token.invalid", "The token is unknown, revoked or over, or its owner is gone."),
    CROSS_SITE(403, "request.cross-site", "A page of another site made the request."),
    FORM_TOKEN(403, "form-token.missing", "A session changes things only with its form token."),
    NOT_ALLOWED(403, "permission.missing", "The role or the token does not have the permission."),
    NOT_COVERED(403, "domain.not-covered", "The token is not for this domain."),
    NOT_FOUND(404, "not-found", "It is not there, or not for the caller to see."),
    METHOD(405, "method.not-answered", "The address answers other methods."),
    TOO_SLOW(408, "request.too-slow", "The body came too slowly."),
    TAKEN(409, "domain.taken", "Somebody else has the domain watched."),
    NOT_OPEN(409, "alert.not-open", "The alert does not stand, or somebody has it in hand."),
    LAST_ADMIN(409, "user.last-admin", "Nobody would be left who could take it back."),
    ELSEWHERE(409, "user.elsewhere", "The person belongs to more than this tenant."),
    STALE(409, "plan.stale", "What the plan rests on is no longer so."),
    BUSY_PLAN(409, "plan.in-flight", "Another plan of the domain is under way."),
    NOT_WAITING(409, "plan.not-waiting", "The plan was begun already, or is not under way."),
    SETTLING(409, "plan.settling", "What a plan that was given up had begun may still appear."),
    NO_STAGE(409, "rollout.no-stage", "There is no next stage now."),
    NO_ANSWER(409, "rollout.no-answer", "Nobody has to answer for what comes next."),
    NO_REPAIR(409, "repair.none", "No plan brings it back: the owner is asked, or nothing differs."),
    CHANNEL_TAKEN(409, "channel.taken", "There is a channel of that name already."),
    CHANNEL_MOST(409, "channel.most", "The tenant has as many channels as it may."),
    TENANT_TAKEN(409, "tenant.taken", "There is a tenant of that word already."),
    KEY_IN_USE(409, "key.in-use", "The same request is being carried out."),
    OTHER_VERSION(412, "version.other", "It was changed meanwhile."),
    TOO_LARGE(413, "request.too-large", "The body is larger than is taken."),
    NOT_JSON(415, "request.not-json", "The body is not sent as JSON."),
    OTHER_HOST(421, "host.not-served", "The server does not answer for that host name, or not without TLS."),
    KEY_REUSED(422, "key.other-request", "The Idempotency-Key was used for another request."),
    TOO_MUCH(422, "token.too-much", "A token may not carry one of these permissions, or its maker does not have it."),
    RULE(422, "plan.refused", "No safe plan can be made; `rules` says why, with the section."),
    NOT_CONFIRMED(422, "plan.not-confirmed", "The risk of the plan asks for the name of the domain."),
    SECOND_PERSON(422, "plan.second-person", "Somebody else than the one who made the plan has to agree."),
    NO_REASON(422, "plan.reason-missing", "It takes a reason, which stands in the audit trail."),
    VERSION_MISSING(428, "version.missing", "A change needs If-Match with the ETag that was read."),
    TOO_OFTEN(429, "rate.exceeded", "Too many requests; Retry-After says when to go on."),
    BUSY(429, "busy", "Too many domains are being looked at; Retry-After says when to go on."),
    FAULT(500, "fault", "A fault of the server; the instance is to be quoted."),
    NO_ROOM(503, "room.none", "Too much is being sent at once; Retry-After says when to go on."),
    STORE_BUSY(503, "store.busy", "The database has too much to do; Retry-After says when to come again."),
    STOPPING(503, "stopping", "The server is being stopped."),
    OTHER(0, "refused", "Something else; the sentence says it.");

    private final int status;
    private final String code;
    private final String meaning;

    Problem(int status, String code, String meaning) {
        this.status = status;
        this.code = code;
        this.meaning = meaning;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String meaning() {
        return meaning;
    }

    /// What a server means that knows only a status: the first of those that have it.
    static Problem of(int status) {
        for (Problem each : values()) {
            if (each.status == status) {
                return each;
            }
        }
        return OTHER;
    }
}
