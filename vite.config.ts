import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { antdStyles } from './tools/build/antd-styles.ts'

const KIT = /web[\\/](kit|client|features[\\/](staff-end|sessions|messages))[\\/]/
/** Whose styles every page may see. */
const EVERYWHERE = /node_modules[\\/]|catalogue[\\/]catalogue\.css$/

/** Styles of a feature were written for its own pages: what brings some along is not given to all. */
const bringsStyles = (id: string, importsOf: (id: string) => readonly string[]): boolean =>
  !KIT.test(id) && !EVERYWHERE.test(id) && (id.endsWith('.css') || importsOf(id).some((imported) => bringsStyles(imported, importsOf)))

// The staff ends: one build, so that whoever works in two of them loads what they share once. The server shows
// `dist/staff/index.html` under /staff and `dist/staff/console.html` under /staff/console (src/platform/http/spa.ts).
export default defineConfig({
  root: 'web',
  base: '/staff/',
  plugins: [antdStyles(), react()],
  build: {
    outDir: '../dist/staff',
    emptyOutDir: true,
    // The policy of our pages forbids inline scripts, and every browser a hall has preloads modules by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['web/index.html', 'web/console.html'],
      output: {
        // What changes with every release stays apart from what does not: a release costs a hall few bytes. What three pages share
        // is one file, not one for each set of pages: a round of requests costs a hall more than its bytes (decision 0030).
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack)[\\/]|vite[\\/]preload-helper/ },
            // Only who photographs papers at a counter loads it.
            { name: 'pdf', test: /node_modules[\\/]pdf-lib[\\/]/ },
            { name: 'antd', test: /node_modules[\\/]|kit[\\/]antd\.css$/ },
            { name: 'kit', test: KIT },
            { name: (id, graph) => (bringsStyles(id, (of) => graph.getModuleInfo(of)?.importedIds ?? []) ? null : 'shared'), debugName: 'shared', test: /(web[\\/]features|src[\\/]platform)[\\/]/, minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
})
