import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { antdStyles } from './tools/build/antd-styles.ts'

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
        // What changes with every release stays apart from what does not: a release costs a hall few bytes.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack)[\\/]/ },
            { name: 'antd', test: /node_modules[\\/]|kit[\\/]antd\.css$/ },
            { name: 'kit', test: /web[\\/](kit|client|features[\\/](staff-end|sessions|messages))[\\/]/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
})
