//! Where a request comes from: the address of the client, behind proxies too, and its block.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};

use crate::state::AppState;

/// The block of addresses that a request comes from; none without a peer.
pub(crate) fn block_of(
    state: &AppState,
    extensions: &Extensions,
    headers: &HeaderMap,
) -> Option<IpAddr> {
    client_of(state, extensions, headers).map(block)
}

/// The address of who makes a request; none without a peer.
pub(crate) fn client_of(
    state: &AppState,
    extensions: &Extensions,
    headers: &HeaderMap,
) -> Option<IpAddr> {
    let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    let trusted = &state.settings().trusted_proxies;
    Some(client(peer.ip(), headers, trusted))
}

/// The address of the client: the peer, or what a trusted proxy says of it. From the right, the
/// first address that is not a trusted proxy's.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    let is_trusted = |address: &IpAddr| {
        let address = address.to_canonical();
        trusted.iter().any(|proxy| proxy.to_canonical() == address)
    };
    if !is_trusted(&peer) {
        return peer;
    }
    headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .rev()
        .map_while(address)
        .find(|hop| !is_trusted(hop))
        .unwrap_or(peer)
}

/// An address as proxies write it: alone, in brackets, or with a port.
fn address(hop: &str) -> Option<IpAddr> {
    let alone = hop.trim_start_matches('[').trim_end_matches(']');
    let with_port = || hop.parse().map(|hop: SocketAddr| hop.ip());
    alone.parse().or_else(|_| with_port()).ok()
}

/// An IPv6 customer has a whole /64.
pub(super) fn block(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let mut headers = HeaderMap::new();
        headers.insert(
            "x-forwarded-for",
            "1.1.1.1, 9.9.9.9".parse().expect("a header"),
        );
        let proxy = ip("10.0.0.1");
        assert_eq!(client(ip("5.5.5.5"), &headers, &[proxy]), ip("5.5.5.5"));
        assert_eq!(client(proxy, &headers, &[proxy]), ip("9.9.9.9"));
        assert_eq!(
            client(proxy, &headers, &[proxy, ip("9.9.9.9")]),
            ip("1.1.1.1")
        );
        assert_eq!(client(proxy, &HeaderMap::new(), &[proxy]), proxy);
        assert_eq!(
            client(ip("::ffff:10.0.0.1"), &headers, &[proxy]),
            ip("9.9.9.9")
        );
    }

    #[test]
    fn an_address_may_have_brackets_and_a_port() {
        for (hop, expected) in [
            ("203.0.113.5", "203.0.113.5"),
            ("203.0.113.5:1234", "203.0.113.5"),
            ("2001:db8::1", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("[2001:db8::1]:1234", "2001:db8::1"),
        ] {
            assert_eq!(address(hop), Some(ip(expected)), "{hop}");
        }
        assert_eq!(address("unknown"), None);
    }

    #[test]
    fn one_customer_of_ipv6_is_one_block() {
        assert_eq!(
            block(ip("2001:db8:1:2:3::4")),
            block(ip("2001:db8:1:2:ffff::1"))
        );
        assert_ne!(block(ip("2001:db8:1:2::1")), block(ip("2001:db8:1:3::1")));
        assert_eq!(block(ip("::ffff:1.2.3.4")), ip("1.2.3.4"));
    }
}
