<?php
/**
 * Takes away what the plugin kept: its settings, on every site of a network.
 *
 * @package Rumo
 */

defined('WP_UNINSTALL_PLUGIN') || exit;

delete_option('rumo_settings');
if (is_multisite()) {
    foreach (get_sites(array( 'fields' => 'ids', 'number' => 0 )) as $rumo_site_id) {
        delete_blog_option($rumo_site_id, 'rumo_settings');
    }
}
