import { askChoice, askChoices, askNumber, askText, askYesNo, composeForm } from '../../../platform/forms/index.ts'
import {
  agentSections,
  askIdentity,
  askMobilePhone,
  askPersonName,
  askUscc,
  contactSection,
  statementSection,
} from './shared-sections.ts'

/** 食品经营许可申请: 食品经营许可和备案管理办法（2023）: 主体业态 and 经营项目. */
export const foodBusinessLicenceForm = composeForm('food-business-licence', '食品经营许可申请表', [
  {
    id: 'operator',
    title: '经营者信息',
    questions: [
      askText('businessName', '经营者名称', { maxLength: 100, hint: '与营业执照上的一致', autocomplete: 'organization' }),
      askUscc('businessUscc', '统一社会信用代码'),
      askPersonName('legalRepresentativeName', '法定代表人（负责人）姓名'),
      ...askIdentity('legalRepresentative', '法定代表人（负责人）'),
    ],
  },
  contactSection(),
  {
    id: 'premises',
    title: '经营场所',
    questions: [
      askText('premisesAddress', '经营场所地址', { kind: 'address', maxLength: 200, hint: '写到门牌号，与实际经营地点一致' }),
      askNumber('premisesArea', '经营场所面积', { unit: '平方米', minimum: 1, maximum: 999_999, decimals: 2, hint: '食品处理区、就餐区和库房的总面积' }),
      askNumber('staffCount', '从业人员人数', { unit: '人', minimum: 1, maximum: 99_999 }),
      askYesNo('hasOutsideWarehouse', '经营场所以外是否另有仓库？'),
    ],
  },
  {
    id: 'business',
    title: '经营内容',
    questions: [
      askChoice('businessForm', '主体业态', {
        foodSales: '食品销售经营者',
        catering: '餐饮服务经营者',
        canteen: '集中用餐单位食堂',
      }),
      askChoices('businessItems', '经营项目', {
        bulkFoodSales: '散装食品销售',
        bulkAndPackagedFoodSales: '散装食品和预包装食品销售',
        hotDishes: '热食类食品制售',
        coldDishes: '冷食类食品制售',
        rawDishes: '生食类食品制售',
        semiFinishedFood: '半成品制售',
        homemadeDrinks: '自制饮品制售',
        salesChainManagement: '食品销售连锁管理',
        cateringChainManagement: '餐饮服务连锁管理',
        cateringManagement: '餐饮服务管理',
      }, { hint: '可以多选；只销售预包装食品的不用申请许可，办理备案即可' }),
      askYesNo('sellsOnline', '是否通过网络经营？'),
    ],
  },
  {
    id: 'business-details',
    title: '补充信息',
    questions: [
      askText('warehouseAddress', '外设仓库地址', { kind: 'address', maxLength: 200, askedWhen: { hasOutsideWarehouse: true } }),
      askChoice('canteenKind', '食堂类型', {
        school: '学校食堂',
        nursery: '托幼机构食堂',
        elderCare: '养老机构食堂',
        hospital: '医疗机构食堂',
        constructionSite: '工地食堂',
        office: '机关或企事业单位食堂',
      }, { kind: 'select', askedWhen: { businessForm: 'canteen' } }),
      askText('onlinePlatforms', '网站或网络平台名称', { maxLength: 200, hint: '多个名称之间用顿号隔开', askedWhen: { sellsOnline: true } }),
    ],
  },
  {
    id: 'food-safety-manager',
    title: '食品安全管理人员',
    help: '食品安全法第四十四条：应当配备经培训考核的食品安全管理人员。',
    questions: [
      askPersonName('foodSafetyManagerName', '食品安全管理人员姓名'),
      ...askIdentity('foodSafetyManager', '食品安全管理人员'),
      askMobilePhone('foodSafetyManagerPhone', '食品安全管理人员手机号码'),
    ],
  },
  ...agentSections('本单位'),
  statementSection,
])
