package org.sealpost.publish.dns.standin;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.sealpost.publish.dns.standin.HttpStandIn.Request;
import org.sealpost.publish.dns.standin.HttpStandIn.Response;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

public final class Route53StandIn implements ProviderStandIn {
    private static final String SPACE = " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"";
    private static final String SETS = "/2013-04-01/hostedzone/Z1D633PJN98FT9/rrset";

    private final StandInZone zone = new StandInZone(StandInZone.Style.OCTAL);
    private final Routes routes = new Routes(
                    request -> request.headers()
                                    .getOrDefault("authorization", "")
                                    .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                            && request.headers().containsKey("x-amz-date"),
                    failure(403, "SignatureDoesNotMatch", "The signature does not match " + SECRET))
            .on("GET", "/2013-04-01/hostedzonesbyname", (request, _) -> zones(request))
            .on("GET", SETS, (request, _) -> shown(request))
            .on("POST", SETS + "/", (request, _) -> changed(request));
    private final HttpStandIn http = new HttpStandIn(routes::answer);

    private static Response failure(int status, String code, String message) {
        return Response.xml(
                status,
                "<?xml version=\"1.0\"?><ErrorResponse" + SPACE + "><Error><Type>Sender</Type><Code>" + code
                        + "</Code><Message>" + message + "</Message></Error></ErrorResponse>");
    }

    private static Response zones(Request request) {
        boolean known = request.asks("dnsname").equals(StandInZone.NAME + ".");
        return Response.xml(
                200,
                "<?xml version=\"1.0\"?><ListHostedZonesByNameResponse" + SPACE + "><HostedZones>"
                        + "<HostedZone><Id>/hostedzone/ZPRIVATE</Id><Name>example.org.</Name><Config><PrivateZone>true"
                        + "</PrivateZone></Config></HostedZone>"
                        + (known
                                ? "<HostedZone><Id>/hostedzone/Z1D633PJN98FT9</Id><Name>example.org.</Name><Config><PrivateZone>"
                                        + "false</PrivateZone></Config></HostedZone>"
                                : "")
                        + "</HostedZones></ListHostedZonesByNameResponse>");
    }

    /// Those of the name and of all after it, as the real one does.
    private Response shown(Request request) {
        String from = request.asks("name");
        var text = new StringBuilder(
                "<?xml version=\"1.0\"?><ListResourceRecordSetsResponse" + SPACE + "><ResourceRecordSets>");
        zone.all().stream()
                .filter(set -> (set.name() + ".").compareTo(from) >= 0)
                .forEach(set -> {
                    text.append("<ResourceRecordSet><Name>" + set.name() + ".</Name><Type>" + set.type()
                            + "</Type><TTL>" + set.ttl() + "</TTL><ResourceRecords>");
                    set.data()
                            .forEach(data -> text.append(
                                    "<ResourceRecord><Value>" + escaped(data) + "</Value></ResourceRecord>"));
                    text.append("</ResourceRecords></ResourceRecordSet>");
                });
        return Response.xml(200, text + "</ResourceRecordSets></ListResourceRecordSetsResponse>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private Response changed(Request request) {
        List<Element> changes = elements(document(request.body()), "Change");
        for (Element change : changes) {
            String name = text(change, "Name").substring(0, text(change, "Name").length() - 1);
            String type = text(change, "Type");
            List<String> data = new ArrayList<>();
            elements(change, "Value").forEach(value -> data.add(value.getTextContent()));
            long ttl = Long.parseLong(text(change, "TTL"));
            boolean delete = text(change, "Action").equals("DELETE");
            var old = zone.of(name, type);
            boolean same = old.filter(set ->
                            set.ttl() == ttl && new LinkedHashSet<>(set.data()).equals(new LinkedHashSet<>(data)))
                    .isPresent();
            if (delete && !same) {
                return failure(
                        400,
                        "InvalidChangeBatch",
                        "[Tried to delete resource record set [name='" + name + ".', type='" + type
                                + "'] but the values provided do not match the current values]");
            }
            if (!delete && old.isPresent() && changes.size() == 1) {
                return failure(
                        400,
                        "InvalidChangeBatch",
                        "[Tried to create resource record set [name='" + name + ".', type='" + type
                                + "'] but it already exists]");
            }
        }
        // All or nothing: what is to go goes first.
        changes.stream()
                .filter(change -> text(change, "Action").equals("DELETE"))
                .forEach(change -> zone.remove(
                        text(change, "Name").substring(0, text(change, "Name").length() - 1), text(change, "Type")));
        changes.stream()
                .filter(change -> text(change, "Action").equals("CREATE"))
                .forEach(change -> {
                    List<String> data = new ArrayList<>();
                    elements(change, "Value").forEach(value -> data.add(value.getTextContent()));
                    zone.put(
                            text(change, "Name")
                                    .substring(0, text(change, "Name").length() - 1),
                            text(change, "Type"),
                            Long.parseLong(text(change, "TTL")),
                            data);
                });
        return Response.xml(
                200,
                "<?xml version=\"1.0\"?><ChangeResourceRecordSetsResponse" + SPACE + "><ChangeInfo>"
                        + "<Id>/change/C1</Id><Status>PENDING</Status></ChangeInfo></ChangeResourceRecordSetsResponse>");
    }

    private static Element document(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (Exception notXml) {
            throw new IllegalArgumentException(notXml);
        }
    }

    private static List<Element> elements(Element in, String name) {
        NodeList nodes = in.getElementsByTagName(name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            all.add((Element) nodes.item(i));
        }
        return all;
    }

    private static String text(Element in, String name) {
        return elements(in, name).getFirst().getTextContent();
    }

    @Override
    public String code() {
        return "route53";
    }

    @Override
    public StandInZone zone() {
        return zone;
    }

    @Override
    public HttpStandIn http() {
        return http;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ACCESS_KEY_ID",
                "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                SECRET,
                "AWS_ENDPOINT_URL_ROUTE_53",
                http.uri().toString());
    }
}
