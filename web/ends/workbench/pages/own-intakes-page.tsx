export { OwnIntakesPage as Component } from '../../../features/sites/own-intakes-page.tsx'
