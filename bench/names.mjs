// Ordinary names of Southeast Asia, made up from common family and given names of eleven states: none is anybody's.

/** A generator of numbers from 0 to 1 with a seed (mulberry32), so that every run makes the same names. */
export function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = (text) => text.trim().split(/\s+/);

const VNM = {
  family: words('Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý'),
  middle: words('Văn Thị Hữu Đức Minh Ngọc Thanh Quang Xuân Kim Hoài Anh'),
  given: words(
    'Anh Bình Châu Dũng Hà Hải Hạnh Hùng Hương Khánh Lan Linh Long Mai Nam Phương Quân Sơn Thảo Tuấn Trang Yến Việt Cường',
  ),
};
const KHM = {
  family: words(
    'Sok Chan Chea Heng Keo Kim Kong Ly Meas Nhem Ouk Pich Prak Ros Sam Seng Sim Som Suon Tan Tep Ung Yim Chhim Hun In Khieu Long',
  ),
  given: words(
    'Sopheap Dara Vanna Sokha Bopha Chenda Rith Sovann Samnang Kosal Phalla Srey Rattanak Veasna Piseth Sreymom Thida Makara Borey Sophal',
  ),
};
const LAO = {
  given: words(
    'Bounmy Khamphone Somchit Vilay Phouvong Thongdy Souksavanh Chanthavong Khamla Sengdao Keo Noy Vanhkham Sisavath Bounthanh Douangchay',
  ),
  family: words(
    'Phommachanh Sayavong Keomany Vongsa Inthavong Souvannavong Sisouk Phetsarath Xayasane Chanthala Boupha Thammavong Luangrath',
  ),
};
const THA = {
  given: words(
    'Somchai Somsak Siriporn Wanida Prasert Anong Kittisak Nattapong Supaporn Chaiwat Ratana Pornthip Thanawat Malee Arthit Kanya Sunan Wichai',
  ),
  family: words(
    'Saetang Srisuk Thongchai Boonmee Chaiyasit Rattanakorn Wongsawat Suksawat Phongphan Jaidee Kaewmanee Charoensuk Saelim Saechua Limsakul',
  ),
};
const MMR = words(
  'Aung Thein Kyaw Win Htun Zaw Min Myint Khin Hla Tin Soe Moe Naing Nyein Su Thida Ko Mya Sein Thu Lin Htet Hnin Wai Phyo Ei Nay Oo Maung',
);
const MYS = {
  given: words(
    'Ahmad Muhammad Nur Siti Mohd Azman Rosli Faridah Aisyah Hafiz Zainab Ismail Norhayati Razak Amirul Farah Syafiq Aminah Kamal Hassan',
  ),
  father: words(
    'Abdullah Ibrahim Ismail Rahman Hassan Osman Yusof Ali Hamid Salleh Othman Zakaria Kassim Mahmud Omar',
  ),
};
const IDN = {
  given: words(
    'Budi Siti Agus Dewi Eko Sri Joko Rina Hendra Ratna Dian Wahyu Fitri Andi Putri Bambang Indra Yuni Rizki Made Ketut',
  ),
  family: words(
    'Santoso Wijaya Susanto Lestari Hidayat Saputra Nugroho Siregar Simanjuntak Gunawan Kusuma Pratama Halim Tanoto Setiawan Rahayu Nasution',
  ),
};
const PHL = {
  given: words(
    'Jose Maria Juan Ana Mark Jennifer Michael Grace Antonio Rosa Ramon Cristina Joel Liza Eduardo Carmela Rey Angelica Dennis Kim',
  ),
  family: words(
    'Santos Reyes Cruz Bautista Garcia Mendoza Torres Flores Ramos Villanueva Lim Tan Sy Go Chua Dela Castro Aquino Navarro Ong',
  ),
};
/** Names of Chinese families of Singapore and Malaysia, the nearest to Korean ones. */
const SGP = {
  family: words(
    'Tan Lim Lee Ng Ong Wong Goh Chua Chan Koh Teo Ang Yeo Tay Ho Low Toh Sim Chong Chia Seah Foo Chang Yap Kwek Cheong Chew Chin Kang Choo',
  ),
  first: words(
    'Wei Jia Hui Xin Kok Boon Siew Mei Li Zhi Yong Kim Swee Chee Kah Jun Yi Teck Hock Seng Yee Sok Geok Poh Chin Guan Hwee Ai Soo Ming',
  ),
  second: words(
    'Ming Ling Hao Xuan Keong Huat Hong Fang Ting Kiat Leong Heng Cheng Yan Min Seng Wah Chuan Lin Hwa Peng Hoe Yin Tiong Jie Rong Sheng Lan Eng Hui',
  ),
};
const TLS = {
  given: words('Domingos Filomena Mateus Rosalina Joao Agostinho Maria Celestino Natalia Francisco'),
  family: words('Soares Ximenes Guterres Gusmao Belo Amaral da-Costa Freitas Pereira Sarmento'),
};

/** `count` names, a tenth of each state or so, Brunei among those of Malaysia. */
export function southeastAsianNames(count, seed) {
  const next = numbers(seed);
  const of = (list) => list[Math.floor(next() * list.length)];
  const makers = [
    () => `${of(VNM.family)} ${of(VNM.middle)} ${of(VNM.given)}`,
    () => (next() < 0.5 ? `${of(KHM.family)} ${of(KHM.given)}` : `${of(KHM.given)} ${of(KHM.family)}`),
    () => `${of(LAO.given)} ${of(LAO.family)}`,
    () => `${of(THA.given)} ${of(THA.family)}`,
    () => Array.from({ length: 2 + Math.floor(next() * 3) }, () => of(MMR)).join(' '),
    () => `${of(MYS.given)} ${next() < 0.5 ? 'bin' : 'binti'} ${of(MYS.father)}`,
    () => `${of(IDN.given)} ${of(IDN.family)}`,
    () => `${of(PHL.given)} ${of(PHL.family)}`,
    () => `${of(SGP.family)} ${of(SGP.first)} ${of(SGP.second)}`,
    () => `${of(SGP.first)} ${of(SGP.second)} ${of(SGP.family)}`,
    () => `${of(TLS.given)} ${of(TLS.family)}`,
  ];
  return Array.from({ length: count }, (_, i) => makers[i % makers.length]());
}
