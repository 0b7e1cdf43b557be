import { readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import mdx from '@astrojs/mdx'
import type { AstroIntegration } from 'astro'
import { defineConfig } from 'astro/config'
import { ledgerExists, readEntries } from './src/ledger/read.ts'

const {
  BADGEWRIGHT_ROOT: root,
  BADGEWRIGHT_LEDGER: ledger,
  BADGEWRIGHT_OUT: out,
  BADGEWRIGHT_PUBLISHED: published,
} = process.env

/** Address of the site: the ledger's first line names it, as every credential does. Editors and `astro check` have no ledger. */
function siteUrl(): URL {
  if (ledger === undefined || !ledgerExists(ledger)) return new URL('https://badges.example/')
  const { value } = readEntries(ledger).next()
  if (value?.entry.type !== 'open') throw new Error(`${ledger} holds no ledger`)
  return new URL(value.entry.site)
}

const site = siteUrl()

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  jwt: 'text/plain',
}

/** Serves the publisher's files beside Astro's pages while somebody edits; a build writes them into the same folder instead. */
function publishedFiles(folder: string): AstroIntegration {
  return {
    name: 'badgewright-published-files',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.originalUrl ?? '/', site)
          const path = normalize(decodeURIComponent(pathname.slice(site.pathname.length)))
          const mediaType = MEDIA_TYPES[path.split('.').at(-1) ?? '']
          if (!pathname.startsWith(site.pathname) || path.startsWith('..') || mediaType === undefined) return next()
          try {
            const bytes = readFileSync(join(folder, path))
            response.setHeader('Content-Type', mediaType)
            response.end(bytes)
          } catch {
            next()
          }
        })
      },
    },
  }
}

export default defineConfig({
  site: site.origin,
  base: site.pathname,
  trailingSlash: 'always',
  ...(out === undefined ? {} : { outDir: out }),
  // Beside the content, so that builds of two repositories with one program never meet.
  ...(root === undefined ? {} : { cacheDir: join(root, '.badgewright/pages') }),
  // One style sheet as a file: the policy below allows no inline styles.
  build: { format: 'directory', assets: 'assets', inlineStylesheets: 'never' },
  // White space as HTML reads it, not as JSX does, which would join words at line ends.
  compressHTML: true,
  devToolbar: { enabled: false },
  // MDX is for the program's own pages. Content is rendered by src/components/markdown.ts and never meets this engine.
  integrations: [mdx(), ...(published === undefined ? [] : [publishedFiles(published)])],
  markdown: { syntaxHighlight: false },
  security: {
    csp: {
      algorithm: 'SHA-256',
      directives: [
        "default-src 'none'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
      ],
      scriptDirective: { resources: ["'self'"] },
      styleDirective: { resources: ["'self'"] },
    },
  },
  vite: {
    // Nothing of ours is inlined into pages, so that the policy needs no exception.
    build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  },
})
