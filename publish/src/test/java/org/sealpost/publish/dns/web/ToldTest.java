package org.sealpost.publish.dns.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words of errors as the providers' documentation has them.
class ToldTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"errors": [{"code": 1004, "message": "DNS Validation Error"}]} | : DNS Validation Error
            {"error": {"code": "invalid_input", "message": "invalid ttl"}} | : invalid ttl
            {"error": "RRset x. IN CNAME: Conflicts with another RRset"} | : RRset x. IN CNAME: Conflicts with another RRset
            {"id": "not_found", "message": "The resource could not be found."} | : The resource could not be found
            [{}, {"ttl": ["Ensure this value is greater than or equal to 3600."]}] | : Ensure this value is greater than or equal to 3600
            <ErrorResponse><Error><Message>Rate exceeded</Message></Error></ErrorResponse> | : Rate exceeded
            <html>x</html> | ~~
            no json | ~~
            [[[[[[[[[["too deep"]]]]]]]]]] | ~~
            {"message": "a\\u001b[31m\\nb"} | : a [31m b
            """)
    void theWordsOfAnErrorAreFound(String body, String told) {
        assertThat(Told.by(body)).isEqualTo(told);
    }
}
