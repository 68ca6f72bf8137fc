<?php
/**
 * The pasted address of a page of Rumo. WordPress shows it without this plugin too, in a narrower
 * box: as a provider that is known, Rumo may open its full page in a tab.
 *
 * @package Rumo
 */

defined('ABSPATH') || exit;

/**
 * Names Rumo as a provider, for its own addresses alone.
 */
function rumo_add_provider()
{
    $origin = rumo_settings()['origin'];
    if ('' !== $origin) {
        $pages = '#\A' . preg_quote($origin, '#') . '/(embed/[a-z0-9-]{1,40}/)?[a-z]{2,3}(/|\z)#';
        wp_oembed_add_provider($pages, $origin . '/oembed', true);
    }
}
add_action('init', 'rumo_add_provider');

/**
 * WordPress believes whatever a known provider answers. This takes a link and a frame of Rumo and
 * nothing else, so that nobody who gets hold of Rumo gets hold of this site.
 *
 * @param string|false $html The HTML of the answer.
 * @param object       $data The answer.
 * @param string       $url  The address that was pasted.
 * @return string|false
 */
function rumo_filter_answer($html, $data, $url)
{
    $origin = rumo_settings()['origin'];
    if (! is_string($html) || '' === $origin || 0 !== strpos($url, $origin . '/')) {
        return $html;
    }
    $allowed = array(
        'a'          => array( 'href' => true ),
        'blockquote' => array( 'class' => true ),
        'iframe'     => array_fill_keys(
            array( 'class', 'src', 'title', 'width', 'height', 'sandbox', 'loading', 'referrerpolicy', 'frameborder' ),
            true
        ),
    );
    $html   = wp_kses($html, $allowed, array( 'https', 'http' ));
    $frames = preg_match_all('#<iframe\s#i', $html);
    $ours   = preg_match_all('#<iframe\s[^>]*\ssrc="' . preg_quote(esc_url($origin), '#') . '/embed/#i', $html);
    $boxed  = preg_match_all('#<iframe\s[^>]*\ssandbox="(?:(?!allow-same-origin|allow-top)[a-z -])*"#i', $html);
    return 1 === $frames && 1 === $ours && 1 === $boxed ? rumo_add_secret($html) : false;
}
add_filter('oembed_dataparse', 'rumo_filter_answer', 20, 3);

/**
 * Names the frame to the script of WordPress that gives it its height. That script would do so by
 * itself, but by changing the address of a frame that is loading, which browsers now and then miss.
 *
 * @param string $html A link and a frame.
 * @return string
 */
function rumo_add_secret($html)
{
    $secret = wp_generate_password(10, false);
    $html   = str_replace('<blockquote', '<blockquote data-secret="' . esc_attr($secret) . '"', $html);
    return preg_replace(
        '~(<iframe\s[^>]*\ssrc="[^"#]*)(?:#[^"]*)?"~i',
        '$1#?secret=' . $secret . '" data-secret="' . esc_attr($secret) . '"',
        $html
    );
}
