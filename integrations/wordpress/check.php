<?php
/**
 * What no ready-made rule looks at: each output is escaped, each form has a nonce, nothing is read
 * from the request, every name has our prefix and every word our text domain.
 *
 *     php integrations/wordpress/check.php [FOLDER]
 *
 * It reads the tokens of each file, not its lines. A finding ends with status 1.
 */

const ESCAPES = array( 'esc_html', 'esc_attr', 'esc_url', 'esc_html__', 'esc_attr__', 'absint', 'wp_kses' );
const SHOWING = array( 'printf', 'vprintf', 'print_r', 'var_dump' );
const TRANSLATIONS = array(
    '__' => 1, '_e' => 1, 'esc_html__' => 1, 'esc_attr__' => 1, 'esc_html_e' => 1, 'esc_attr_e' => 1, '_x' => 2, '_n' => 3,
);
const REQUEST = array( '$_GET', '$_POST', '$_REQUEST', '$_COOKIE', '$_SERVER', '$_FILES' );
const PREFIX = '/\Arumo_[a-z_]+\z/';

/**
 * The tokens of a file without spaces and comments, each with its line.
 *
 * @return list<array{0: int|string, 1: string, 2: int}>
 */
function tokens_of(string $text): array
{
    $line = 1;
    $found = array();
    foreach (token_get_all($text) as $token) {
        $token = is_array($token) ? $token : array( $token, $token, $line );
        $line = $token[2] + substr_count($token[1], "\n");
        if (! in_array($token[0], array( T_WHITESPACE, T_COMMENT, T_DOC_COMMENT ), true)) {
            $found[] = $token;
        }
    }
    return $found;
}

/**
 * The parts of an expression that begins at a token and ends with its bracket or semicolon, cut at
 * each comma; `$more` are further signs to cut at.
 *
 * @return list<list<array>>
 */
function parts_from(array $tokens, int $at, array $more = array()): array
{
    $all = array( array() );
    $depth = 0;
    for (; $at < count($tokens); $at++) {
        $text = $tokens[ $at ][1];
        if (0 === $depth && (in_array($text, array( ')', ';' ), true) || T_CLOSE_TAG === $tokens[ $at ][0])) {
            break;
        }
        $depth += in_array($text, array( '(', '[' ), true) ? 1 : 0;
        $depth -= in_array($text, array( ')', ']' ), true) ? 1 : 0;
        if (0 === $depth && in_array($text, array( ',', ...$more ), true)) {
            $all[] = array();
        } else {
            $all[ count($all) - 1 ][] = $tokens[ $at ];
        }
    }
    return array_values(array_filter($all));
}

/**
 * Is each part a text that stands in the code, or exactly what one escaping function gives?
 */
function are_escaped(array $parts): bool
{
    foreach ($parts as $part) {
        list($kind, $word) = $part[0];
        $is_literal = 1 === count($part) && T_CONSTANT_ENCAPSED_STRING === $kind;
        // Nothing may follow the bracket that closes the call.
        $inside = parts_from($part, 2);
        $length = 3 + array_sum(array_map('count', $inside)) + max(0, count($inside) - 1);
        $is_call = T_STRING === $kind && in_array($word, ESCAPES, true) && count($part) === $length;
        if (! $is_literal && ! $is_call) {
            return false;
        }
    }
    return true;
}

/**
 * What is wrong at one token.
 */
function finding_at(array $tokens, int $at): string
{
    list($kind, $word) = $tokens[ $at ];
    $next = $tokens[ $at + 1 ] ?? array( '', '' );
    if (in_array($kind, array( T_ECHO, T_PRINT, T_OPEN_TAG_WITH_ECHO ), true)) {
        return are_escaped(parts_from($tokens, $at + 1, array( '.' ))) ? '' : 'shows what is not escaped';
    }
    if (T_VARIABLE === $kind && in_array($word, REQUEST, true)) {
        return "reads $word";
    }
    if (T_FUNCTION === $kind && T_STRING === $next[0]) {
        return preg_match(PREFIX, $next[1]) ? '' : "the function $next[1] has no prefix";
    }
    return T_STRING === $kind && '(' === $next[1] ? finding_in_call($word, $tokens, $at + 2) : '';
}

/**
 * What is wrong with a call whose first argument is at a token.
 */
function finding_in_call(string $name, array $tokens, int $at): string
{
    if (in_array($name, SHOWING, true) && ! are_escaped(parts_from($tokens, $at, array( '.' )))) {
        return "$name shows what is not escaped";
    }
    $domain = TRANSLATIONS[ $name ] ?? null;
    if (null !== $domain && "'rumo'" !== (parts_from($tokens, $at)[ $domain ][0][1] ?? '')) {
        return "$name has no text domain";
    }
    return '';
}

/**
 * The lines of forms without a nonce.
 *
 * @return list<int>
 */
function forms_without_nonce(string $text): array
{
    $lines = array();
    preg_match_all('#<form\b.*?(</form>|\z)#is', $text, $forms, PREG_OFFSET_CAPTURE);
    foreach ($forms[0] as list($form, $offset)) {
        if (! preg_match('/\b(settings_fields|wp_nonce_field)\(/', $form)) {
            $lines[] = substr_count($text, "\n", 0, $offset) + 1;
        }
    }
    return $lines;
}

/**
 * What is wrong with one file.
 *
 * @return list<string>
 */
function findings(string $file, string $text): array
{
    $wrong = array();
    if (! preg_match('/^defined\(\'(ABSPATH|WP_UNINSTALL_PLUGIN)\'\) \|\| exit;$/m', $text)) {
        $wrong[] = "$file: may be called alone";
    }
    $tokens = tokens_of($text);
    foreach (array_keys($tokens) as $at) {
        $finding = finding_at($tokens, $at);
        if ('' !== $finding) {
            $wrong[] = "$file:{$tokens[ $at ][2]}: $finding";
        }
    }
    foreach (forms_without_nonce($text) as $line) {
        $wrong[] = "$file:$line: a form without a nonce";
    }
    return $wrong;
}

/**
 * The checker finds what it is for: each of these has one fault.
 */
function check_itself(): void
{
    $faults = array(
        'echo $name;', 'print $name;', 'printf("%s", $name);', 'echo "a $name";', 'echo esc_html($a) . $b;',
        'echo esc_html($a), $b;', 'echo esc_html($a) ?: $b;', 'printf("%s%s", esc_html($a), $b);',
        'echo get_option("x");',
        'echo $_GET["x"] ? 1 : esc_html(1);', 'function other() {}', '__("word");', 'esc_html_e("word", "else");',
        '?><form method="post"></form><?php',
    );
    foreach ($faults as $fault) {
        if (array() === findings('itself', "<?php\ndefined('ABSPATH') || exit;\n$fault\n")) {
            fwrite(STDERR, "the checker does not see: $fault\n");
            exit(2);
        }
    }
}

check_itself();
$folder = $argv[1] ?? __DIR__ . '/rumo';
$files = iterator_to_array(new RegexIterator(
    new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS)),
    '/\.php\z/'
));
$wrong = array();
foreach ($files as $file) {
    array_push($wrong, ...findings((string) $file, file_get_contents((string) $file)));
}
echo implode("\n", $wrong), array() === $wrong ? '' : "\n", count($files), ' files, ', count($wrong), " findings\n";
exit(array() === $wrong && array() !== $files ? 0 : 1);
