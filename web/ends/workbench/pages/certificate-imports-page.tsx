export { ImportScreen as Component } from '../../../features/certificates/import-screen.tsx'
