import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The staff ends. The server shows `dist/staff` under /staff (src/platform/http/spa.ts).
export default defineConfig({
  root: 'web',
  base: '/staff/',
  plugins: [react()],
  build: {
    outDir: '../dist/staff',
    emptyOutDir: true,
    // The policy of our pages forbids inline scripts, and every browser a hall has preloads modules by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What changes with every release stays apart from what does not: a release costs a hall few bytes.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
})
