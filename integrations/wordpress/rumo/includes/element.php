<?php
/**
 * The triage in a page: the element, the script that fills it, the shortcode and the block.
 *
 * @package Rumo
 */

defined('ABSPATH') || exit;

/**
 * The element with its link, which stays where the script does not run.
 *
 * @param string $site The name of the site at Rumo; empty for the one that is set.
 * @param string $lang The language; empty for the one that is set.
 * @return string HTML; empty where no address of Rumo is set.
 */
function rumo_element($site, $lang)
{
    $set  = rumo_settings();
    $site = rumo_site($site) ?: $set['site'];
    $lang = rumo_lang($lang) ?: $set['lang'];
    if ('' === $set['origin']) {
        return '';
    }
    // Without a version: the address moves with Rumo, and browsers ask again by themselves.
    wp_enqueue_script('rumo-loader', $set['origin'] . '/embed/rumo.js', array(), null, true);
    return sprintf(
        '<rumo-triage site="%1$s" lang="%2$s"><a href="%3$s">%4$s</a></rumo-triage>',
        esc_attr($site),
        esc_attr($lang),
        esc_url($set['origin'] . '/' . $lang . '/'),
        esc_html__('Rumo: which way to renew a residence permit', 'rumo')
    );
}

/**
 * The script waits for nothing and nothing waits for it.
 *
 * @param string $tag    The tag that WordPress has made.
 * @param string $handle The name of the script.
 * @return string
 */
function rumo_script_tag($tag, $handle)
{
    return 'rumo-loader' === $handle ? str_replace(' src=', ' async src=', $tag) : $tag;
}
add_filter('script_loader_tag', 'rumo_script_tag', 10, 2);

/**
 * The shortcode: [rumo], [rumo lang="en"], [rumo site="name" lang="pt"].
 *
 * @param array<string, string>|string $given What stands in it.
 * @return string
 */
function rumo_shortcode($given)
{
    $given = shortcode_atts(array( 'site' => '', 'lang' => '' ), $given, 'rumo');
    return rumo_element($given['site'], $given['lang']);
}
add_shortcode('rumo', 'rumo_shortcode');

/**
 * The block, whose look is made when a page is shown.
 *
 * @param array<string, string> $attributes What its author chose.
 * @return string
 */
function rumo_block($attributes)
{
    $element = rumo_element($attributes['site'] ?? '', $attributes['lang'] ?? '');
    return '' === $element ? '' : '<div ' . get_block_wrapper_attributes() . '>' . $element . '</div>';
}

/**
 * Registers the block and its script for authors.
 */
function rumo_register_block()
{
    $folder = dirname(RUMO_PLUGIN_FILE) . '/blocks/triage';
    wp_register_script(
        'rumo-triage-editor',
        plugins_url('blocks/triage/edit.js', RUMO_PLUGIN_FILE),
        array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ),
        (string) filemtime($folder . '/edit.js'),
        true
    );
    wp_localize_script(
        'rumo-triage-editor',
        'rumoTriage',
        array(
            'name'     => __('Rumo: renewing a residence permit', 'rumo'),
            'instead'  => __('The triage is shown here, in the page that visitors see.', 'rumo'),
            'settings' => __('Settings', 'rumo'),
            'lang'     => __('Language', 'rumo'),
            'site'     => __('Name of your site at Rumo', 'rumo'),
            'empty'    => __('Empty: as set for the whole site.', 'rumo'),
        )
    );
    register_block_type(
        $folder,
        array(
            'title'           => __('Rumo: renewing a residence permit', 'rumo'),
            'description'     => __('A few questions, and the way that is right today.', 'rumo'),
            'render_callback' => 'rumo_block',
        )
    );
}
add_action('init', 'rumo_register_block');
