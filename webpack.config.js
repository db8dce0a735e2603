/**
 * Three bundles: the task pane, the sandbox page, and the service's command line with the thread that prints. A script takes the
 * configurations by name and runs them through webpack's Node API.
 *
 * Two things hold. Microsoft's office.js is never bundled: the task pane's HTML names Microsoft's CDN.
 * Univer is only ever in the sandbox.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { minify } from '@swc/core';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import webpack from 'webpack';

const ROOT = import.meta.dirname;
const at = (...parts) => join(ROOT, ...parts);

export const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** Our own TypeScript: types are stripped, JSX is React's automatic runtime, syntax stays modern. */
const typescript = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: 'swc-loader',
  options: {
    swcrc: false,
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
  },
};

const styles = { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] };
const fonts = {
  test: /\.(woff2?|ttf|otf)$/,
  type: 'asset/resource',
  generator: { filename: 'fonts/[name][ext]' },
};
const pictures = {
  test: /\.(png|svg)$/,
  type: 'asset/resource',
  generator: { filename: 'assets/[name][ext]' },
};

/** swc is several times as fast as webpack's own minimizer, and the compiler is here anyway. */
class SwcMinimizer {
  apply(compiler) {
    compiler.hooks.compilation.tap('SwcMinimizer', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE;
      const cache = compilation.getCache('SwcMinimizer');
      compilation.hooks.processAssets.tapPromise(
        { name: 'SwcMinimizer', stage },
        async (assets) => {
          const scripts = Object.keys(assets).filter((name) => name.endsWith('.js'));
          await Promise.all(
            scripts.map(async (name) => {
              const text = String(assets[name].source());
              const etag = createHash('sha256').update(text).digest('hex');
              const kept = await cache.getPromise(name, etag);
              const source = kept ?? new webpack.sources.RawSource(await shorten(text));
              if (kept === undefined) await cache.storePromise(name, etag, source);
              compilation.updateAsset(name, source, { minimized: true });
            }),
          );
        },
      );
    });
  }
}

async function shorten(text) {
  const { code } = await minify(text, { compress: true, mangle: true, module: true });
  return code;
}

/** Copies a file, or all of a folder, beside the bundle under its own name: the manifest names icons by URL. */
class Copy {
  constructor(from, to) {
    this.from = from;
    this.to = to;
  }
  *files() {
    if (!existsSync(this.from)) return;
    if (!statSync(this.from).isDirectory()) yield [this.from, this.to];
    else {
      for (const entry of readdirSync(this.from, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        const isWanted = entry.isFile() && !/\.[jt]sx?$/.test(entry.name);
        if (isWanted) yield [path, join(this.to, relative(this.from, path))];
      }
    }
  }
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('Copy', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: 'Copy', stage }, () => {
        for (const [path, name] of this.files()) {
          compilation.fileDependencies.add(path);
          compilation.emitAsset(name, new webpack.sources.RawSource(readFileSync(path)));
        }
      });
    });
  }
}

/** A page with its script inside, that may load nothing: it works from a disk, and says so to the browser. */
class OnePage {
  constructor(page, script, name) {
    this.page = page;
    this.script = script;
    this.name = name;
  }
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('OnePage', (compilation) => {
      // After the scripts were shortened.
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
      compilation.fileDependencies.add(this.page);
      compilation.hooks.processAssets.tap({ name: 'OnePage', stage }, (assets) => {
        const script = String(assets[this.script].source()).replaceAll('</script', '<\\/script');
        const page = readFileSync(this.page, 'utf8');
        const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
        const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
        const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}`;
        const text = page
          .replace(
            '<title>',
            `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <title>`,
          )
          .replace('</body>', () => `  <script>${script}</script>\n  </body>`);
        compilation.emitAsset(this.name, new webpack.sources.RawSource(text));
        compilation.deleteAsset(this.script);
      });
    });
  }
}

/** The pane's page, with the CDN's tag before any script of ours unless the page names it already. */
function readTaskPanePage() {
  const page = readFileSync(at('addin/taskpane.html'), 'utf8');
  const tag = `<script src="${OFFICE_JS}"></script>`;
  return page.includes(OFFICE_JS) ? page : page.replace('</head>', `    ${tag}\n  </head>`);
}

const common = (name) => ({
  name,
  mode: 'production',
  devtool: false,
  context: ROOT,
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  performance: false,
  stats: 'errors-warnings',
  cache: {
    type: 'filesystem',
    name,
    cacheDirectory: at('node_modules/.cache/webpack'),
    buildDependencies: { config: [import.meta.filename] },
  },
});

export const addin = {
  ...common('addin'),
  target: ['web', 'es2022'],
  entry: { taskpane: at('addin/main.tsx'), verify: at('addin/verify/main.ts') },
  output: {
    path: at('dist/addin'),
    filename: '[name].js',
    chunkFilename: '[name].[contenthash:8].js',
    clean: true,
  },
  module: { rules: [typescript, styles, fonts, pictures] },
  optimization: {
    minimizer: [new SwcMinimizer()],
    chunkIds: 'named',
    splitChunks: { chunks: 'async' },
  },
  plugins: [
    new MiniCssExtractPlugin({
      filename: '[name].css',
      chunkFilename: '[name].[contenthash:8].css',
    }),
    new HtmlWebpackPlugin({
      filename: 'taskpane.html',
      chunks: ['taskpane'],
      templateContent: readTaskPanePage,
      inject: 'body',
      scriptLoading: 'defer',
      minify: false,
    }),
    new OnePage(at('addin/verify/verify.html'), 'verify.js', 'verify.html'),
    new Copy(at('addin/assets'), 'assets'),
    new Copy(at('addin/manifest.json'), 'manifest.json'),
    new Copy(at('addin/functions/functions.json'), 'functions.json'),
  ],
};

/**
 * Not minified: the page is only ever loaded from this machine, and that would cost most of the build.
 * `host.js` is what the task pane loads before office.js to find this Excel.
 */
export const sandbox = {
  ...common('sandbox'),
  target: ['web', 'es2022'],
  entry: { sandbox: at('sandbox/page/main.ts'), host: at('sandbox/page/host.ts') },
  output: { path: at('dist/sandbox'), filename: '[name].js', clean: true },
  module: { rules: [typescript, styles, fonts, pictures] },
  optimization: { minimize: false, splitChunks: false },
  plugins: [
    new MiniCssExtractPlugin({ filename: '[name].css' }),
    new HtmlWebpackPlugin({
      filename: 'index.html',
      template: at('sandbox/page/index.html'),
      chunks: ['sandbox'],
      scriptLoading: 'defer',
      minify: false,
    }),
  ],
};

/** Packages stay outside: better-sqlite3 is native, and Node reads the others as they are. */
export const service = {
  ...common('service'),
  target: 'node20',
  entry: {
    cli: at('service/cli.ts'),
    printer: at('service/printing/worker.ts'),
    'list-reader': at('service/vendor-list/worker.ts'),
  },
  output: {
    path: at('dist/service'),
    filename: '[name].js',
    chunkFilename: '[name].js',
    module: true,
    library: { type: 'module' },
    clean: true,
  },
  experiments: { outputModule: true },
  externalsType: 'module',
  externals: [
    ({ request }, answer) =>
      request !== undefined && /^[^./]/.test(request)
        ? answer(null, `module ${request}`)
        : answer(),
  ],
  module: { rules: [typescript], parser: { javascript: { importMeta: false, url: false } } },
  optimization: { minimize: false, chunkIds: 'named' },
};

export default [addin, sandbox, service];
